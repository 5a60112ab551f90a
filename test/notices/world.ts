/** The sweep's province with a schedule of reminders, and a clock that is moved by hand. */
import { dayIn } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { importText } from '../api/text.ts'
import { sweepServer } from '../sweep/server.ts'
import { inFolder } from '../world.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** At this time of a day in the realm's zone. */
export const at = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+07:00`)

export async function noticesWorld(files: Readonly<Record<string, string>> = {}) {
  const server = await sweepServer()
  const { database, holder, asked, now } = server
  await inFolder((filesDir) =>
    importText(
      database,
      filesDir,
      'default',
      {
        required_deliverables: 'campaign,level,kind,due_on\nC1,commune,plan,2026-03-12\n',
        ...files,
      },
      { now },
    ),
  )
  await refreshFigures(database, 'default')
  const realm = await realmFactsOf(database.db, 'default', null)
  if (realm === null) throw new Error('There is no realm.')
  type Who = ReturnType<typeof holder>
  const say = async (id: string, question: Parameters<typeof asked>[1], who: Who) => {
    const reply = await asked(id, question, who)
    const text = reply.raw.toString()
    // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
    return { status: reply.status, said: (text.startsWith('{') ? JSON.parse(text) : text) as any }
  }
  return {
    ...server,
    realm,
    say,
    today: dayIn(zone, now),
    unit: holder('unit_officer at X1'),
    above: holder('campaign_officer at P'),
    write: (who: Who, file: string, cells: Record<string, string>) =>
      say('writeOrder', { body: { files: [{ file, rows: [{ cells }] }] } }, who),
  }
}
