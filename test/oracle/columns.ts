/** How one column of interchange.md is read: its kind, and what an empty or absent cell stands for. */
export type Column =
  | { kind: 'text'; empty: string }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'int' }
  | { kind: 'decimal'; empty: string }
  | { kind: 'flag'; empty: boolean }
  | { kind: 'list' }

const text = { kind: 'text', empty: '' } as const
const choice = <const D extends string>(empty: D) => ({ kind: 'text', empty }) as const
const date = { kind: 'date' } as const
const time = { kind: 'time' } as const
const int = { kind: 'int' } as const
const no = { kind: 'flag', empty: false } as const
const yes = { kind: 'flag', empty: true } as const
const list = { kind: 'list' } as const

/**
 * The files of interchange.md that figures rest on, with their keys (bold there) and defaults.
 * `recorded_at` and `retracted` belong to every file and are not repeated here.
 */
export const TABLES = {
  realm: {
    key: ['code'],
    columns: { code: text, name: text, time_zone: text, levels: list, language: text },
  },
  units: {
    key: ['code', 'valid_from'],
    columns: {
      code: text,
      name: text,
      level: text,
      sector: choice('local'),
      parent: text,
      valid_from: date,
      valid_to: date,
      succeeded_by: text,
    },
  },
  people: {
    key: ['code'],
    columns: { code: text, full_name: text, birth_date: date, sex: text, email: text, phone: text },
  },
  memberships: {
    key: ['person', 'unit', 'valid_from'],
    columns: {
      person: text,
      unit: text,
      valid_from: date,
      valid_to: date,
      primary: yes,
      position: text,
      kind: choice('member'),
      cadre: choice('member'),
      tier: choice('grassroots'),
    },
  },
  exemptions: {
    key: ['person', 'obligation', 'valid_from'],
    columns: { person: text, obligation: text, valid_from: date, valid_to: date, decision: text },
  },
  campaigns: {
    key: ['code'],
    columns: {
      code: text,
      title: text,
      owner: text,
      directives: list,
      opens_on: date,
      threshold: { kind: 'decimal', empty: '1' },
      topics: list,
      excluded_units: list,
      rank_min: int,
    },
  },
  deadlines: {
    key: ['campaign', 'level', 'audience', 'unit'],
    columns: { campaign: text, level: text, audience: text, unit: text, due_on: date },
  },
  audiences: {
    key: ['campaign', 'code'],
    columns: {
      campaign: text,
      code: text,
      name: text,
      basis: choice('roster'),
      order: int,
      cadres: list,
      tiers: list,
      kinds: list,
      levels: list,
      sectors: list,
      artifacts: list,
    },
  },
  sessions: {
    key: ['code'],
    columns: {
      code: text,
      campaign: text,
      host: text,
      audiences: list,
      topics: list,
      title: text,
      starts_at: time,
      ends_at: time,
      mode: choice('in_person'),
      kind: choice('study'),
      venue: text,
      speakers: list,
      makeup: no,
      secret: no,
    },
  },
  sites: {
    key: ['session', 'unit', 'name'],
    columns: {
      session: text,
      unit: text,
      name: text,
      mode: choice('live_video'),
      chair: text,
      expected: int,
      headcount: int,
      connected_from: time,
      connected_to: time,
    },
  },
  attendance: {
    key: ['session', 'person'],
    columns: {
      session: text,
      person: text,
      status: text,
      mode: choice('in_person'),
      checked_at: time,
    },
  },
  headcounts: {
    key: ['campaign', 'audience', 'unit', 'date'],
    columns: {
      campaign: text,
      audience: text,
      unit: text,
      date: date,
      scope: choice('own'),
      expected: int,
      participated: int,
      makeup: int,
      classes: int,
    },
  },
  required_deliverables: {
    key: ['campaign', 'level', 'kind'],
    columns: { campaign: text, level: text, kind: text, due_on: date },
  },
  deliverables: {
    key: ['campaign', 'unit', 'kind'],
    columns: {
      campaign: text,
      unit: text,
      kind: text,
      number: text,
      issued_on: date,
      submitted_at: time,
      accepted_at: time,
      file: text,
    },
  },
  reflections: {
    key: ['campaign', 'person', 'artifact'],
    columns: {
      campaign: text,
      person: text,
      artifact: choice('reflection'),
      submitted_at: time,
      form: text,
      file: text,
      text: text,
      grade: text,
      status: choice('submitted'),
    },
  },
  recommendations: {
    key: ['code'],
    columns: {
      code: text,
      campaign: text,
      unit: text,
      person: text,
      text: text,
      addressed_to: text,
      submitted_at: time,
      status: choice('open'),
      answer: text,
      answered_at: time,
    },
  },
  outreach: {
    key: ['code'],
    columns: {
      code: text,
      campaign: text,
      unit: text,
      date: date,
      form: text,
      title: text,
      audience: text,
      count: int,
      attendances: int,
      link: text,
    },
  },
} as const satisfies Record<string, { key: readonly string[]; columns: Record<string, Column> }>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

type ValueOf<C> = C extends { kind: 'text' | 'date' | 'decimal' }
  ? string
  : C extends { kind: 'time' }
    ? number | null
    : C extends { kind: 'int' }
      ? number
      : C extends { kind: 'flag' }
        ? boolean
        : string[]

/** When a version became known, whether it withdraws the fact, and which import (0, 1, …) brought it. */
export type Stamp = { recordedAt: number; retracted: boolean; import: number }

/**
 * One version of a fact. Properties are named like the columns. Dates are `yyyy-MM-dd` or `""`
 * (open, or none), times are milliseconds or null, empty whole numbers are 0, decimals are text.
 */
export type RowOf<T extends TableName> = {
  -readonly [C in keyof (typeof TABLES)[T]['columns']]: ValueOf<(typeof TABLES)[T]['columns'][C]>
} & Stamp

export type Tables = { [T in TableName]: RowOf<T>[] }

/** All versions of all facts, of one folder or of several imported one after the other. */
export type Dossier = {
  /** The realm's time zone: civil dates of instants are taken in it. */
  zone: string
  /** The realm's levels from the top. */
  levels: string[]
  tables: Tables
  /** The columns that each file has; a file that is missing has none. */
  given: { [T in TableName]: string[] }
}

export const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh'
export const DEFAULT_LEVELS = ['central', 'province', 'district', 'commune', 'grassroots', 'cell']

export type AnyRow = Record<string, unknown> & Stamp

/** The key of a version, as one text. */
export function keyOf(table: TableName, row: object): string {
  return TABLES[table].key.map((column) => (row as AnyRow)[column]).join('\u0000')
}

/** An empty dossier, to fill. */
export function emptyDossier(zone = DEFAULT_ZONE, levels = DEFAULT_LEVELS): Dossier {
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, []]))
  const given = Object.fromEntries(TABLE_NAMES.map((name) => [name, []]))
  return {
    zone,
    levels,
    tables: tables as unknown as Tables,
    given: given as unknown as Dossier['given'],
  }
}
