import { formatDate, formatInstant } from '#core/phrases.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { roleName } from '#web/roles-text.ts'
import { useZone } from '#web/useZone.ts'
import type { Register, ShownTable } from './my-tables.ts'

/** One table of a person's data; each column says below its name what it is for. */
export function MyTable({ table, register }: { table: ShownTable; register: Register }) {
  const { t, lang } = useLanguage()
  const zone = useZone(useMe()?.realm ?? null)
  const { tables, fields } = t.privacy
  const label = (name: string): string =>
    (fields as Readonly<Record<string, string>>)[name] ?? t.columns[name] ?? name.replaceAll('_', ' ')
  const title = (tables as Readonly<Record<string, string>>)[table.name] ?? table.name.replaceAll('_', ' ')
  const file = dossierFiles.find((one) => one.table === table.name)
  const choice = (name: string, value: unknown): string | null => {
    if (name === 'role') return roleName(String(value), lang)
    const cell = file?.columns.find((one) => (one.db ?? one.name) === name)?.cell
    const options = cell !== undefined && 'options' in cell ? (cell.options ?? []) : []
    return options.find((one) => one.code === value)?.[lang] ?? null
  }
  const shown = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (value === true) return t.yes
    if (value === false) return t.no
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value, zone, lang)
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, lang)
    if (value === 'infinity' || value === '-infinity') return '…'
    return choice(name, value) ?? (typeof value === 'string' ? value : JSON.stringify(value))
  }
  return (
    <section className="my-table">
      <h3>{title}</h3>
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="names">
          <thead>
            <tr>
              {table.columns.map(({ name, purpose }) => (
                <th key={name} scope="col" className="text">
                  {label(name)}
                  <small>{register.purposes[purpose]?.[lang]}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {table.columns.map(({ name }) => (
                  <td key={name} className="text">
                    {shown(name, row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
