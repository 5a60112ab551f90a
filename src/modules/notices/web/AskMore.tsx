import { parseDate } from '#core/dates.ts'
import { call } from '#web/api.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useToday } from '#web/useToday.ts'
import { extensionsFile } from '../columns.ts'
import type { Thing } from '#core/work-kinds.ts'

type Props = { realm: string; campaign: string; unit: string; what: Thing; onDone: () => void }

/** A unit asks the level above for more time. */
export function AskMore({ realm, campaign, unit, what, onDone }: Props) {
  const words = useWords({ vi: workVi, en: workEn }).extensions
  const today = useToday(realm)
  return (
    <>
      <h3 className="ruled">{words.askTitle}</h3>
      <FactForm
        realm={realm}
        file={extensionsFile}
        object={`${campaign}/${unit}/${what}`}
        fields={['until', 'reason']}
        fixed={{ campaign, unit, what, asked_on: today }}
        long={['reason']}
        submit={words.askSubmit}
        said={words.askSaid}
        send={({ cells }) =>
          call(
            'askExtension',
            {},
            { realm },
            {
              body: {
                campaign,
                unit,
                what,
                until: parseDate(cells['until'] ?? '') ?? '',
                reason: cells['reason'] ?? '',
              },
            },
          )
        }
        onSaved={onDone}
        onCancel={onDone}
      />
    </>
  )
}
