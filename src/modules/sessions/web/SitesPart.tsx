import { useMemo, useState } from 'react'
import { labelOf, siteModes } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { dayIn } from '#core/zones.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { ReplyOf } from '#web/api.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { shownCell } from '#web/form/form-model.ts'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { sitesFile } from '../columns.ts'
import { Faults } from './Faults.tsx'
import { cellsOfSite, pastedSites, siteName } from './sites-model.ts'

const fields = ['mode', 'chair', 'expected', 'headcount', 'connected_from', 'connected_to']
const connected = sitesFile.columns.find(({ name }) => name === 'connected_from')

/** The sites of a session as a sheet; new ones by the units below the host, or pasted. */
export function SitesPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.sites
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const [pasted, setPasted] = useState('')
  const { code: session, sites_rows: sites } = of
  const day = dayIn(zone, new Date(of.starts_at))
  const mayAdd = of.may.edit && !of.secret
  const below = useAnswer('readUnit', { unit: of.host.code }, { realm, as_of: day }, { enabled: mayAdd }).data?.children
  const rows = useMemo(
    () =>
      sites.map((site) => ({
        key: `${site.unit.code}\n${site.name}`,
        label: siteName(site),
        cells: {
          ...cellsOfSite(session, site, (at) => (connected ? shownCell(connected, at, zone) : at)),
          // a label is read as well as its code
          mode: labelOf(siteModes, site.mode, lang),
        },
        expects: site.recorded_at,
      })),
    [sites, session, zone, lang],
  )
  const n = (count: number): string => formatCount(count, lang)
  const send = async (cells: readonly Readonly<Record<string, string>>[], said: string): Promise<boolean> => {
    setProblem(null)
    try {
      await order.send(
        orderOf(
          'sites',
          cells.map((one) => ({ cells: one })),
        ),
        { said },
      )
      return true
    } catch (error) {
      setProblem(error)
      return false
    }
  }
  const added = pastedSites(session, pasted, sites)
  const lacking = (below ?? []).filter(({ code }) => !sites.some(({ unit }) => unit.code === code))
  const addBelow = mayAdd && lacking.length > 0 && (
    <button
      type="button"
      className="button"
      disabled={order.isBusy}
      onClick={() =>
        void send(
          lacking.map(({ code }) => ({ session, unit: code, name: '' })),
          say.added(n(lacking.length)),
        )
      }
    >
      {say.addBelow(n(lacking.length))}
    </button>
  )
  if (of.secret) return <p className="soft">{say.secret}</p>
  const expected = sites.reduce((sum, site) => sum + (site.expected ?? 0), 0)
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={say.none} text={mayAdd ? say.noneText : undefined}>
          {addBelow}
        </EmptyState>
      ) : (
        <>
          <p className="soft">{say.total(n(sites.length), n(expected))}</p>
          {of.may.convene ? (
            <FactGrid
              realm={realm}
              file={sitesFile}
              object={session}
              label={say.label}
              rowText={say.row}
              fields={fields}
              rows={rows}
              said={say.saved}
            />
          ) : (
            <SitesTable sites={sites} />
          )}
          <p className="ways">{addBelow}</p>
        </>
      )}
      <Faults problem={problem} />
      {mayAdd && (
        <details className="plan-paste" open={rows.length === 0}>
          <summary>{say.paste}</summary>
          <label className="field">
            <span className="soft">{say.pasteHelp}</span>
            <textarea rows={6} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
          </label>
          <button
            type="button"
            className="button"
            disabled={added.length === 0 || order.isBusy}
            onClick={() => void send(added, say.added(n(added.length))).then((done) => done && setPasted(''))}
          >
            {say.take(n(added.length))}
          </button>
        </details>
      )}
      {rows.length > 0 && of.may.convene && (
        <details className="plan-paste">
          <summary>{say.removing}</summary>
          <ul className="plain-list">
            {sites.map((site) => (
              <li key={`${site.unit.code}\n${site.name}`}>
                {siteName(site)}{' '}
                <button
                  type="button"
                  className="link"
                  aria-label={say.remove(siteName(site))}
                  disabled={order.isBusy}
                  onClick={() =>
                    void send(
                      [{ session, unit: site.unit.code, name: site.name, retracted: 'yes' }],
                      say.removed(siteName(site)),
                    )
                  }
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The sites for who only reads them. */
function SitesTable({ sites }: { sites: ReplyOf<'readSession'>['sites_rows'] }) {
  const { lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).sites
  const heads = ['mode', 'chair', 'expected', 'headcount'].map((name) =>
    sitesFile.columns.find((one) => one.name === name),
  )
  return (
    <table>
      <thead>
        <tr>
          <th className="text">{say.row}</th>
          {heads.map((column) => column && <th key={column.name}>{columnLabel('sites', column, lang)}</th>)}
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={`${site.unit.code}\n${site.name}`}>
            <th className="text" scope="row">
              {siteName(site)}
            </th>
            <td>{labelOf(siteModes, site.mode, lang)}</td>
            <td>{site.chair}</td>
            <td>{site.expected}</td>
            <td>{site.headcount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
