/**
 * What the rights of people cost in a province: the copy of one person's data, the list of who is due at a campaign's
 * end, and erasing a thousand people for good. On a copy of a store of 110,000 people, at the functions that page and
 * command call. `node bench/privacy.ts`.
 */
import { dayIn } from '#core/zones.ts'
import { confirmDisposal, prepareDisposal } from '#modules/people/actions-disposal.ts'
import { setCampaignTerm } from '#modules/people/actions-retention.ts'
import { personDataFor, personNamed } from '#modules/people/answers-data.ts'
import { termNow } from '#modules/people/answers-overview.ts'
import { openStore } from '#platform/open.ts'
import { median, timed } from './numbers.ts'
import { onStore } from './database.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { machine, openReport, say } from './report.ts'

const leavers = 1000

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const dataDir = copy('privacy')
  // a thousand who left long ago; as the database's owner, since no page writes facts so
  await onStore(dataDir, (client) =>
    client.query(
      `update memberships set valid_to = '2020-01-01', valid_from = least(valid_from, '2019-12-31') where person_id in (
         select distinct person_id from reflections where person_id is not null order by person_id limit ${leavers})`,
    ),
  )
  const { database, filesDir, close } = await openStore({ dataDir, databaseUrl: null })
  try {
    const { rows } = await database.pool.query<{ realm_id: number; code: string }>(
      `select i.realm_id, i.code from person_ids i join reflections r on r.realm_id = i.realm_id and r.person_id = i.person_id
       order by md5(i.code) limit $1`,
      [rounds],
    )
    const realmId = rows[0]?.realm_id ?? 1
    const [now, timeZone] = [new Date(), 'Asia/Ho_Chi_Minh']
    const by = {
      database,
      filesDir,
      realmId,
      actor: 'operator',
      door: 'cli',
      now,
      timeZone,
      today: dayIn(timeZone, now),
    }
    say(`copies of ${rows.length} people`)
    const times: number[] = []
    for (const { code } of rows) {
      const self = await personNamed(database, realmId, code)
      const asked = { asker: { kind: 'operator' }, now, door: 'cli', address: '' } as const
      times.push(await timed(() => personDataFor(database, self, asked)))
    }
    const beside = { 'slowest ms': Math.max(...times), people: rows.length }
    report.add({ bench: 'copy of one person’s data', value: median(times), unit: 'ms', target: 60_000, beside })
    await setCampaignTerm(by, world.campaign, '2020-01-01')
    const look = await timed(() => termNow(database, by, world.campaign))
    report.add({ bench: 'list of who is due of a campaign', value: look, unit: 'ms', target: null })
    say(`erasing ${leavers}`)
    const { disposal, people } = await prepareDisposal(by, world.campaign)
    const erasing = await timed(() => confirmDisposal(by, disposal))
    const each = { people, 'ms a person': erasing / Math.max(1, people) }
    report.add({
      bench: `erasing ${people} people for good`,
      value: erasing / 1000,
      unit: 's',
      target: 60,
      beside: each,
    })
  } finally {
    await close()
  }
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(20, run)
