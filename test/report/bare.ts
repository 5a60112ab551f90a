import { noTables, type ReportFacts } from '#modules/reports/rules-facts.ts'
import { facts2016 } from './facts2016.ts'

/** A commune about which nothing but its name and the deadlines is known. */
export function bareFacts(): ReportFacts {
  const { figures } = facts2016
  return {
    ...facts2016,
    unit: { code: 'X1', name: 'Đảng bộ xã Bình Minh', level: 'commune' },
    parent: { name: 'Đảng bộ huyện Đông Triều' },
    directives: [],
    tables: noTables,
    figures: {
      ...figures,
      unit: 'X1',
      people: { expected: 0, participated: 0, makeup: 0, exempt: 0, by_statement: 0, ratio: null },
      audiences: figures.audiences.map((one) => ({
        ...one,
        expected: 0,
        participated: 0,
        makeup: 0,
        exempt: 0,
        classes: 0,
        ratio: null,
      })),
      units: figures.units.map((one) => ({ ...one, total: 0, completed: 0, on_time: 0, late: 0, first: [], full: [] })),
      children: [],
      conferences: {
        hosted: [],
        subtree: { sessions: 0, by_mode: { in_person: 0, online: 0, hybrid: 0 }, attendances: 0, people: 0 },
      },
      writing: [],
      deliverables: figures.deliverables.map((one) => ({ ...one, required: 0, submitted: 0, accepted: 0, late: 0 })),
      recommendations: { total: 0, open: 0, forwarded: 0, answered: 0, closed: 0 },
      outreach: [],
    },
  }
}
