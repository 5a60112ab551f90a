import type { Permission } from '#core/policy.ts'

/** The permission to write rows of each dossier file; a file that is not here can only be imported. */
export const permissionOfFile: Readonly<Record<string, Permission>> = {
  units: 'edit.units',
  people: 'edit.people',
  memberships: 'edit.people',
  exemptions: 'edit.people',
  transfers: 'edit.people',
  merges: 'edit.people',
  directives: 'edit.directives',
  directive_links: 'edit.directives',
  directive_recipients: 'edit.directives',
  directive_receipts: 'edit.directives',
  campaigns: 'edit.campaigns',
  audiences: 'edit.campaigns',
  deadlines: 'edit.campaigns',
  required_deliverables: 'edit.campaigns',
  campaign_links: 'edit.campaigns',
  speakers: 'edit.sessions',
  sessions: 'edit.sessions',
  sites: 'edit.sessions',
  agenda: 'edit.sessions',
  materials: 'edit.sessions',
  convening: 'edit.sessions',
  invitations: 'edit.sessions',
  speaker_ratings: 'edit.sessions',
  attendance: 'mark.attendance',
  headcounts: 'edit.statements',
  statement_reviews: 'edit.statements',
  overlaps: 'edit.statements',
  outreach: 'edit.outreach',
  outreach_pictures: 'edit.outreach',
  deliverables: 'edit.deliverables',
  deliverable_reviews: 'edit.deliverables',
  tasks: 'edit.deliverables',
  reflections: 'edit.writing',
  recommendations: 'edit.writing',
  reminder_rules: 'edit.campaigns',
  extensions: 'follow.units',
  notes: 'follow.units',
}

/** The permission to read how rows of each file came to be; those that name people need the right to names. */
export const readPermissionOfFile: Readonly<Record<string, Permission>> = {
  realm: 'read.campaigns',
  units: 'read.tree',
  people: 'read.names',
  memberships: 'read.names',
  exemptions: 'read.names',
  transfers: 'read.names',
  merges: 'read.names',
  attendance: 'read.names',
  convening: 'read.names',
  reflections: 'read.names',
  recommendations: 'read.names',
  speakers: 'read.names',
  invitations: 'read.names',
  speaker_ratings: 'read.names',
  notes: 'follow.units',
}

/** Where a file is not named above: what it says of units is behind the figures. */
export const readsOf = (file: string): Permission => readPermissionOfFile[file] ?? 'read.records'

/** Contacts and birth dates are for those who keep them (domain.md §6.1, minimisation). */
export const keptCells: Readonly<Record<string, { readonly needs: Permission; readonly cells: readonly string[] }>> = {
  people: { needs: 'edit.people', cells: ['birth_date', 'email', 'phone'] },
}
