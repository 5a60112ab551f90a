import type { State } from './completion.ts'

export type AudienceFigures = {
  code: string
  expected: number
  participated: number
  ratio: number | null
  completed_on: string | null
  due_on: string | null
  state: State
}

export type ChildFigures = Omit<AudienceFigures, 'code'> & {
  unit: string
  name: string
  rank: number | null
  audiences: AudienceFigures[]
}

export type UnitsBlock = {
  audience: string
  total: number
  completed: number
  on_time: number
  late: number
  first: { unit: string; completed_on: string }[]
  full: string[]
}

export type HostedSession = {
  session: string
  held_on: string
  kind: string
  mode: string
  sites_connected: number
  sites_total: number
  sites: { level: string; planned: number; connected: number; people: number }[]
  present: number
}

export type Handed = { expected: number; received: number; accepted: number }

export type WritingRow = { artifact: string; tier: string } & Handed & {
    typed: number
    handwritten: number
    grades: Record<'excellent' | 'good' | 'pass' | 'fail' | 'ungraded', number>
  }

/** The JSON of figures.md, "The shape". */
export type Figures = {
  campaign: string
  unit: string
  as_of: string
  known_at: string
  people: {
    expected: number
    participated: number
    makeup: number
    exempt: number
    by_statement: number
    ratio: number | null
  }
  audiences: {
    code: string
    basis: string
    expected: number
    participated: number
    makeup: number
    exempt: number
    classes: number
    ratio: number | null
  }[]
  units: UnitsBlock[]
  children: ChildFigures[]
  conferences: {
    hosted: HostedSession[]
    subtree: {
      sessions: number
      by_mode: Record<'in_person' | 'online' | 'hybrid', number>
      attendances: number
      people: number
    }
  }
  writing: WritingRow[]
  collecting: ({ unit: string; artifact: string; tier: string } & Handed)[]
  deliverables: {
    kind: string
    required: number
    submitted: number
    accepted: number
    late: number
  }[]
  recommendations: Record<'total' | 'open' | 'forwarded' | 'answered' | 'closed', number>
  outreach: { form: string; activities: number; items: number; attendances: number }[]
}
