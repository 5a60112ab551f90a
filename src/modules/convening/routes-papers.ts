/** Papers about the people of a session. */
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { attachment } from '#platform/listing.ts'
import { buildList } from './actions-list.ts'
import { buildPapers } from './actions-papers.ts'
import { groundOf, requireCovered, rosterGround } from './answers.ts'
import { everybodyConvened, everybodyOnRoster, factsOf, tellPeople } from './answers-people.ts'
import { readConveningList } from './contract.ts'
import type { Convened } from './contract.ts'
import { readRosterPaper, readSlips } from './contract-papers.ts'
import { mostSlips } from './rules-convene.ts'
import { rosterPaper, slipPaper } from './rules-papers.ts'
import type { Listed, Slip } from './rules-papers.ts'
import { readUnitPlaces } from './store.ts'

type Person = { readonly full_name: string; readonly post: string; readonly unit: Convened['unit'] }
const listed = ({ full_name, post, unit }: Person): Listed => ({ full_name, post, unit: unit.name || unit.code })

export const paperRoutes: readonly Bound[] = [
  bound(readConveningList, async (cx, { params, query, reply }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const people = await everybodyConvened(ground)
    await tellPeople(cx, ground, readings.readConveningList, people.length)
    const file = await buildList({ ...factsOf(ground), people, units: await readUnitPlaces(ground.asked) })
    void reply.header('content-disposition', attachment(`Danh sách triệu tập ${params.session}.docx`))
    return file
  }),
  bound(readRosterPaper, async (cx, { params, query, reply }) => {
    const ground = await rosterGround(cx, query.realm, params.session)
    const people = query.blank === undefined ? await everybodyOnRoster(cx, ground, query.unit) : []
    await tellPeople(cx, ground, readings.readRosterPaper, people.length)
    const facts = factsOf(ground)
    const file = await buildPapers(`Danh sách điểm danh: ${facts.title}`, (layout) => [
      rosterPaper(facts, people.map(listed), layout),
    ])
    void reply.header('content-disposition', attachment(`Danh sách điểm danh ${params.session}.docx`))
    return file
  }),
  bound(readSlips, async (cx, { params, query, reply }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const { unit } = query
    if (unit !== undefined) await requireCovered(cx, ground, unit)
    const people = await everybodyConvened(ground, unit)
    const places = await readUnitPlaces(ground.asked)
    const slips: Slip[] =
      query.by === 'person'
        ? people.map((one) => ({ kind: 'person', person: listed(one), seat: one.order }))
        : places
            .filter(
              ({ unit: { code } }) =>
                unit === undefined || code === unit || people.some((one) => one.unit.code === code),
            )
            .map((at) => ({
              kind: 'unit',
              unit: at.unit.name || at.unit.code,
              places: at.places ?? 0,
              people: people.filter((one) => one.unit.code === at.unit.code).map(listed),
            }))
    if (slips.length === 0) throw new Problem('not-found', 'convening')
    if (slips.length > mostSlips) throw new Problem('too-large')
    await tellPeople(cx, ground, readings.readSlips, people.length)
    const facts = factsOf(ground)
    const file = await buildPapers(`Giấy triệu tập: ${facts.title}`, (layout) =>
      slips.map((slip) => slipPaper(facts, slip, layout)),
    )
    void reply.header('content-disposition', attachment(`Giấy triệu tập ${params.session}.docx`))
    return file
  }),
]
