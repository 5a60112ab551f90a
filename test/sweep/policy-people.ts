/** What the endpoints of people at the desk answer to whom (policy.ts). */
import { bodies } from './bodies.ts'
import { correctors, day, names, nothing, of, unitAsked } from './policy-words.ts'
import type { Expectation } from './policy-words.ts'

export const peopleExpectations: Readonly<Record<string, readonly Expectation[]>> = {
  listPeople: [
    of('list', names, () => ({ query: { as_of: day, who: 'all', state: 'any' } })),
    of('list', names, () => ({ query: { as_of: day, sort: 'unit', format: 'csv' } })),
    of('unit', names, ({ unit }) => ({ query: { as_of: day, unit } }), unitAsked),
  ],
  readPerson: [
    of('unit', names, ({ person }) => ({ params: { person } }), {
      by: 'the unit of params.person',
      contacts: correctors,
    }),
  ],
  findAlike: [of('list', correctors, () => ({ query: { full_name: 'Phạm' } }))],
  listDuplicates: [of('list', correctors, nothing)],
  changePeople: [
    of('unit', correctors, ({ person }) => ({ body: { ...bodies.changePeople, people: [person] } }), {
      by: 'the unit of body.people',
    }),
  ],
  listTransfers: [of('list', correctors, () => ({ query: { open: 'no' } }))],
  answerTransfer: [
    of('list', correctors, () => ({ params: { transfer: 'KO' }, body: bodies.answerTransfer }), { answers: [404] }),
  ],
  // with oneself it is no merge
  mergePeople: [
    of(
      'unit',
      correctors,
      ({ person }, home) => ({ body: { ...bodies.mergePeople, stays: home.person, goes: person } }),
      { by: 'the unit of body.goes', answers: [200, 400, 409] },
    ),
  ],
}
