import type { ReactNode } from 'react'
import type { DossierFile } from '#core/columns.ts'
import { Tabs } from '#ui/Tabs.tsx'
import type { Tab } from '#ui/Tabs.tsx'
import { useLanguage } from '#web/language.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'

type Props = {
  realm: string
  /** What the first part shows. */
  about: () => ReactNode
  /** Parts between the first and the history. */
  more?: readonly Tab[]
  /** Whose versions the last part tells; several files one under the other. */
  history: readonly { file: DossierFile; column: string; value: string }[]
}

/** The body of a side panel: about the object, further parts, its history. */
export function PanelTabs({ realm, about, more = [], history }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.panel
  const isOne = history.length === 1
  return (
    <Tabs
      label={words.parts}
      tabs={[
        { name: 'about', text: words.about, body: about },
        ...more,
        {
          name: 'history',
          text: words.history,
          body: () =>
            history.map(({ file, column, value }) => (
              <section key={file.name}>
                {!isOne && <h3 className="ruled">{lang === 'vi' ? file.vi : file.name.replaceAll('_', ' ')}</h3>}
                <HistoryPanel realm={realm} file={file} column={column} value={value} />
              </section>
            )),
        },
      ]}
    />
  )
}
