/** The pages of the desk, in the order in which they stand in its menu. A part adds its line when its page is there. */
import type { Permission } from '#core/policy.ts'
import type { KitWords } from './language/kit-vi.ts'

export type DeskPage = {
  /** Its name in `t.kit.desk.pages`. */
  readonly name: keyof KitWords['desk']['pages']
  /** Below `/r/{realm}/`; pages of single objects lie below it. */
  readonly path: string
  readonly group: keyof KitWords['desk']['groups']
  /** It is shown to who has one of these anywhere. */
  readonly needs: readonly Permission[]
}

const all: readonly DeskPage[] = [
  { name: 'work', path: 'work', group: 'work', needs: ['read.records', 'set.realm'] },
  { name: 'overdue', path: 'overdue', group: 'work', needs: ['read.records'] },
  { name: 'extensions', path: 'extensions', group: 'work', needs: ['read.records'] },
  { name: 'reminders', path: 'reminders', group: 'work', needs: ['read.records', 'set.realm'] },
  { name: 'units', path: 'units', group: 'organization', needs: ['read.tree'] },
  { name: 'people', path: 'people', group: 'organization', needs: ['read.names'] },
  { name: 'directives', path: 'directives', group: 'documents', needs: ['read.records'] },
  { name: 'campaigns', path: 'campaigns', group: 'campaign', needs: ['read.figures', 'edit.campaigns'] },
  { name: 'sessions', path: 'sessions', group: 'campaign', needs: ['read.records', 'edit.sessions'] },
  { name: 'speakers', path: 'speakers', group: 'campaign', needs: ['read.records'] },
  { name: 'invitations', path: 'invitations', group: 'work', needs: ['answer.invitations'] },
  { name: 'deliverables', path: 'papers', group: 'campaign', needs: ['read.records'] },
  { name: 'statements', path: 'statements', group: 'figures', needs: ['read.records'] },
  { name: 'outreach', path: 'outreach', group: 'campaign', needs: ['read.records'] },
  {
    name: 'imports',
    path: 'imports',
    group: 'figures',
    needs: ['edit.units', 'edit.people', 'edit.campaigns', 'edit.sessions', 'edit.statements', 'mark.attendance'],
  },
  { name: 'import', path: 'import', group: 'figures', needs: ['import'] },
  {
    name: 'orders',
    path: 'orders',
    group: 'figures',
    needs: ['import', 'edit.units', 'edit.people', 'edit.sessions', 'edit.statements', 'mark.attendance'],
  },
]

const groups: readonly DeskPage['group'][] = ['work', 'organization', 'documents', 'campaign', 'figures']

/** The pages for somebody with these permissions, by group; groups without a page are left out. */
export function deskFor(
  can: readonly Permission[],
): readonly { group: DeskPage['group']; pages: readonly DeskPage[] }[] {
  const seen = all.filter(({ needs }) => needs.some((permission) => can.includes(permission)))
  return groups
    .map((group) => ({ group, pages: seen.filter((page) => page.group === group) }))
    .filter(({ pages }) => pages.length > 0)
}
