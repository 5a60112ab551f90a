/**
 * Who may do what: the one table, for the server, the page and the docs (architecture.md, Rights). A role is held at a
 * unit and covers what is below it; a permission that a role has not is refused, whatever the page shows.
 */
import type { Choice } from './choices.ts'

export const roles = [
  { code: 'administrator', vi: 'Quản trị', en: 'Administrator' },
  { code: 'campaign_officer', vi: 'Cán bộ tuyên giáo', en: 'Campaign officer' },
  { code: 'unit_officer', vi: 'Cán bộ đơn vị', en: 'Unit officer' },
  { code: 'class_clerk', vi: 'Thư ký lớp', en: 'Class clerk' },
  { code: 'reviewer', vi: 'Người chấm bài', en: 'Reviewer' },
  { code: 'speaker', vi: 'Báo cáo viên', en: 'Speaker' },
  { code: 'member', vi: 'Đảng viên', en: 'Member' },
  { code: 'auditor', vi: 'Kiểm tra', en: 'Auditor' },
  { code: 'leader', vi: 'Lãnh đạo', en: 'Leader' },
] as const satisfies readonly Choice[]
export type Role = (typeof roles)[number]['code']

export const permissions = [
  'read.tree',
  'read.campaigns',
  'read.figures',
  'read.names',
  'read.records',
  'read.report',
  'import',
  'read.accounts',
  'make.accounts',
  'grant',
  'read.journal',
  'set.realm',
  'read.self',
  'answer.corrections',
  'keep.retention',
  // what the desk writes, a kind of fact each (modules/dossier/rules-permissions.ts)
  'edit.units',
  'edit.people',
  'edit.directives',
  'edit.campaigns',
  'edit.sessions',
  'mark.attendance',
  'edit.statements',
  'edit.outreach',
  'edit.deliverables',
  'edit.writing',
  // reminds units, asks for and grants more time, notes what is for the levels above
  'follow.units',
  // answers invitations to speak that are one's own
  'answer.invitations',
] as const
export type Permission = (typeof permissions)[number]

/** What officers write about their own units. */
const unitWork: readonly Permission[] = [
  'edit.units',
  'edit.people',
  'edit.directives',
  'edit.sessions',
  'mark.attendance',
  'edit.statements',
  'edit.outreach',
  'edit.deliverables',
  'edit.writing',
  'follow.units',
]

/** Which permissions each role has. */
export const policy: Readonly<Record<Role, readonly Permission[]>> = {
  // keeps the installation and its accounts; sees figures, but no names of members (reliability.md §6, minimisation)
  administrator: [
    'read.tree',
    'read.campaigns',
    'read.figures',
    'read.accounts',
    'make.accounts',
    'grant',
    'read.journal',
    'set.realm',
    'read.self',
    'keep.retention',
  ],
  campaign_officer: [
    'read.tree',
    'read.campaigns',
    'read.figures',
    'read.names',
    'read.records',
    'read.report',
    'import',
    'read.accounts',
    'make.accounts',
    'grant',
    'read.self',
    'answer.corrections',
    'keep.retention',
    ...unitWork,
    'edit.campaigns',
    'answer.invitations',
  ],
  unit_officer: [
    'read.tree',
    'read.campaigns',
    'read.figures',
    'read.names',
    'read.records',
    'read.report',
    'read.accounts',
    'make.accounts',
    'grant',
    'read.self',
    'answer.corrections',
    ...unitWork,
    'answer.invitations',
  ],
  class_clerk: ['read.campaigns', 'read.self', 'mark.attendance'],
  reviewer: ['read.campaigns', 'read.self'],
  speaker: ['read.campaigns', 'read.self', 'answer.invitations'],
  member: ['read.campaigns', 'read.self'],
  auditor: ['read.tree', 'read.campaigns', 'read.figures', 'read.journal', 'read.self'],
  leader: ['read.tree', 'read.campaigns', 'read.figures', 'read.names', 'read.records', 'read.report', 'read.self'],
}

/** Roles that see more than their own unit's people and so need a second factor when they hold more than one direct unit. */
export const secondFactorRoles: readonly Role[] = [
  'administrator',
  'campaign_officer',
  'unit_officer',
  'auditor',
  'leader',
]

/** Roles that have a permission. */
export function rolesWith(permission: Permission): Role[] {
  return roles.map((role) => role.code).filter((role) => policy[role].includes(permission))
}

/** Whether a role may be given by someone who holds `own`: only roles whose every permission the giver has. */
export function mayGive(own: readonly Role[], given: Role): boolean {
  const has = new Set(own.flatMap((role) => policy[role]))
  return policy[given].every((permission) => has.has(permission))
}
