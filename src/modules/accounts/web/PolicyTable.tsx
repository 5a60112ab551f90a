import { permissions, policy, roles } from '#core/policy.ts'
import { useLanguage } from '#web/language.tsx'

/** Who may do what: the very table that the server goes by. */
export function PolicyTable() {
  const { t, lang } = useLanguage()
  const words = t.accounts
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.list.policyTitle}>
      <table className="policy">
        <thead>
          <tr>
            <td />
            {roles.map((role) => (
              <th key={role.code} scope="col">
                {role[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row" className="text">
                {words.permissions[permission] ?? permission}
              </th>
              {roles.map(({ code }) => {
                const has = (policy[code] as readonly string[]).includes(permission)
                return (
                  <td key={code} className={has ? 'mark done' : 'soft'}>
                    <span aria-hidden="true">{has ? '✓' : '–'}</span>
                    <span className="hidden">{has ? words.list.allowed : words.list.notAllowed}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
