/** The pages of the product with the demo's objects in them: every page of the desk by its menu, and those below. */
import { permissions } from '#core/policy.ts'
import { deskFor } from '#web/desk.ts'
import { get } from './client.ts'

const realm = 'demo'
const evening = 'as_of=2016-09-15'
/** The plan of the demo's province. */
const plan = encodeURIComponent('30-KH/TU@2016-05-16@QN')

/** Pages beside the desk, and pages of single objects below it (src/web/Routes.tsx, *Routes.tsx of the modules). */
const others = [
  '/',
  '/me',
  `/r/${realm}`,
  `/r/${realm}/c/NQ12/u/QN?${evening}`,
  `/r/${realm}/accounts`,
  `/r/${realm}/journal`,
  `/r/${realm}/requests`,
  `/r/${realm}/retention`,
  `/r/${realm}/units/UB?${evening}`,
  `/r/${realm}/people/new`,
  `/r/${realm}/people/duplicates`,
  `/r/${realm}/people/transfers`,
  `/r/${realm}/campaigns/new`,
  `/r/${realm}/campaigns/of/NQ12`,
  `/r/${realm}/sessions/calendar?day=2016-06-10`,
  `/r/${realm}/sessions/new`,
  `/r/${realm}/sessions/feeds`,
  `/r/${realm}/sessions/HN1?part=about`,
  `/r/${realm}/sessions/HN1?part=roster`,
  `/r/${realm}/papers/tasks`,
  `/r/${realm}/outreach/new`,
  `/r/${realm}/outreach/many`,
  `/r/${realm}/directives/new`,
  `/r/${realm}/directives/chain?ref=${plan}`,
  `/r/${realm}/directives/receipts?ref=${plan}`,
]

/** Addresses of all pages, for whoever is at the machine of an open installation; some need a person of the demo. */
export async function routesToVisit(server: string): Promise<string[]> {
  const desk = deskFor(permissions).flatMap(({ pages }) => pages.map((page) => `/r/${realm}/${page.path}`))
  const people = JSON.parse(
    await get(`${server}/api/v1/people?${new URLSearchParams({ realm, limit: '1' }).toString()}`),
  ) as { rows: { code: string }[] }
  const person = people.rows[0]?.code
  if (person === undefined) throw new Error('The demo has nobody.')
  return [...others, ...desk, `/r/${realm}/people/of/${encodeURIComponent(person)}`]
}
