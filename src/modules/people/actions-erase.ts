import { Problem } from '#core/problem.ts'
import { dbOn, inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { erasePeople } from '#platform/facts-erase.ts'
import { removeFiles } from '#platform/files-remove.ts'
import { appendEvent } from '#platform/journal.ts'
import { termEnds } from './rules-retention.ts'
import { readSettings } from './store-corrections.ts'
import { readAdministrators, readCampaignEnds, readDuePeople } from './store-retention.ts'

export type Eraser = {
  readonly database: Database
  readonly filesDir: string
  readonly realmId: number
  readonly actor: string
  readonly door: string
  readonly now: Date
}

/** Erases people, tells the journal of each, and removes the files that nobody else has. Answers how many files went. */
async function erase(eraser: Eraser, people: readonly number[], payload: Record<string, string>): Promise<number> {
  const { database, filesDir, realmId, actor, door, now } = eraser
  await inTransaction(database, async ({ client, db }) => {
    const administrators = await readAdministrators(client, realmId, people)
    if (administrators.length > 0)
      throw new Problem('conflict', 'An administrator’s role has to be taken away before the person is erased.')
    await erasePeople(client, { realmId, people, by: { actor, door }, now })
    for (const id of people) {
      const object = { type: 'person', id: String(id) }
      await appendEvent(db, { realmId, actor, door, action: 'person.erase', object, payload })
    }
  })
  return removeFiles(database, filesDir)
}

/**
 * Takes a person's name, contacts, texts and files away for good; figures stay (platform/facts-erase.ts). Erasing again
 * takes away what came since. Throws `conflict` while the person's account is an administrator's.
 */
export async function erasePerson(eraser: Eraser, personId: number): Promise<{ files: number }> {
  return { files: await erase(eraser, [personId], { reason: 'asked' }) }
}

export type Retention = {
  readonly campaign: string
  /** Null: the campaign has no deadline and no session, so its term never ends. */
  readonly lastDay: string | null
  /** The first day on which its people may be erased; null as above. */
  readonly from: string | null
  readonly over: boolean
  /** Numbers of the people who are due: of the campaign, of none that lives, not erased yet. */
  readonly people: readonly number[]
  /** How many of them belong to a unit today. */
  readonly membersToday: number
  readonly files: number
}

export type RetentionAsked = {
  readonly campaign: string
  readonly timeZone: string
  readonly today: string
  readonly dryRun: boolean
  /** People who belong to a unit today keep their names. */
  readonly keepMembers: boolean
}

/** Erases the people of a campaign whose term is over; with `dryRun` only tells whom. Throws `not-found`. */
export async function retainCampaign(eraser: Eraser, asked: RetentionAsked): Promise<Retention> {
  const { database, realmId } = eraser
  const found = await inTransaction(database, async ({ client }) => {
    const { retention_years: years } = await readSettings(dbOn(client), realmId)
    const ends = (await readCampaignEnds(client, realmId, asked.timeZone)).map((one) => {
      const from = one.last_day === null ? null : termEnds(one.last_day, years)
      return { ...one, from, over: from !== null && from <= asked.today }
    })
    const ended = ends.find(({ code }) => code === asked.campaign)
    if (ended === undefined) throw new Problem('not-found', 'campaign')
    const living = ends.filter(({ over }) => !over).map(({ campaign_id }) => campaign_id)
    const { campaign_id: id, last_day: lastDay, from, over } = ended
    const due = over ? await readDuePeople(client, { realmId, ended: id, living, today: asked.today }) : []
    return { lastDay, from, over, due }
  })
  const { due, ...term } = found
  const chosen = asked.keepMembers ? due.filter((one) => !one.member_today) : due
  const people = chosen.map((one) => one.person_id)
  const membersToday = due.filter((one) => one.member_today).length
  const files = asked.dryRun || people.length === 0 ? 0 : await erase(eraser, people, { campaign: asked.campaign })
  return { campaign: asked.campaign, ...term, people, membersToday, files }
}
