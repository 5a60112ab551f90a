import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DossierFile } from '#core/columns.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { SidePanel } from '#ui/SidePanel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { useLanguage } from '#web/language.tsx'
import type { Cells, OrderBody } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { AlikeNote } from './AlikeNote.tsx'
import { usePeopleWords } from './people-words.ts'
import type { Person } from './people-words.ts'

/** A row of a file that is to be written; without keys a new one, or the person's own. */
export type FactAsked = {
  readonly file: DossierFile
  readonly kind: 'edit' | 'add' | 'withdraw'
  readonly keys?: Cells
  readonly seen?: string
}
type Props = { realm: string; of: Person; asked: FactAsked | null; onClose: () => void }

/** Writes one row about a person: a form in a panel, or the question before it is withdrawn. */
export function FactPanel({ realm, of, asked, onClose }: Props) {
  const { t, lang } = useLanguage()
  const words = usePeopleWords()
  const name = asked && (lang === 'vi' ? asked.file.vi : asked.file.name)
  const isForm = asked !== null && asked.kind !== 'withdraw'
  return (
    <>
      <SidePanel
        isOpen={isForm}
        title={`${asked?.file.name === 'people' ? words.make.editTitle : name}: ${of.full_name}`}
        closeLabel={t.kit.panel.close}
        onClose={onClose}
      >
        {isForm && <RowForm realm={realm} of={of} asked={asked} onClose={onClose} />}
      </SidePanel>
      {asked?.kind === 'withdraw' && <Withdraw realm={realm} of={of} asked={asked} onClose={onClose} />}
    </>
  )
}

function RowForm({ realm, of, asked, onClose }: Props & { asked: FactAsked }) {
  const { t } = useLanguage()
  const words = usePeopleWords()
  const isPerson = asked.file.name === 'people'
  const keys = isPerson ? { code: of.code } : (asked.keys ?? null)
  const { fact, isLoading } = useFact(realm, asked.file, keys)
  if (isLoading) return <Skeleton label={t.loading} />
  const start = fact?.cells ?? { person: of.code }
  return (
    <FactForm
      realm={realm}
      file={asked.file}
      object={JSON.stringify(keys ?? { person: of.code })}
      start={start}
      {...(fact ? { expects: fact.recorded_at } : {})}
      {...(isPerson
        ? { locked: ['code'] }
        : {
            fixed: { person: of.code },
            fields: asked.file.columns.map(({ name }) => name).filter((one) => one !== 'person'),
          })}
      said={words.said.edited}
      onSaved={onClose}
      onCancel={onClose}
    >
      {isPerson && <AlikeNote realm={realm} full_name={of.full_name} except={of.code} />}
    </FactForm>
  )
}

/** Everything that goes with a person who was entered by mistake. */
function withdrawing(of: Person, asked: FactAsked): OrderBody {
  const gone = { retracted: 'yes' }
  if (asked.file.name !== 'people')
    return {
      files: [
        {
          file: asked.file.name,
          rows: [{ cells: { ...asked.keys, ...gone }, ...(asked.seen ? { expects: asked.seen } : {}) }],
        },
      ],
    }
  const person = { person: of.code }
  const memberships = of.memberships.map((row) => ({
    cells: { ...person, unit: row.unit, valid_from: row.valid_from ?? '', ...gone },
    expects: row.recorded_at,
  }))
  const exemptions = of.exemptions.map((row) => ({
    cells: { ...person, obligation: row.obligation, valid_from: row.valid_from ?? '', ...gone },
    expects: row.recorded_at,
  }))
  const own = { cells: { code: of.code, full_name: of.full_name, ...gone }, expects: of.recorded_at }
  return {
    files: [
      { file: 'people', rows: [own] },
      ...(memberships.length > 0 ? [{ file: 'memberships', rows: memberships }] : []),
      ...(exemptions.length > 0 ? [{ file: 'exemptions', rows: exemptions }] : []),
    ],
  }
}

function Withdraw({ realm, of, asked, onClose }: Props & { asked: FactAsked }) {
  const { t } = useLanguage()
  const words = usePeopleWords()
  const say = words.one
  const [, go] = useLocation()
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const isPerson = asked.file.name === 'people'
  const run = async (): Promise<void> => {
    try {
      await order.send(withdrawing(of, asked), { said: words.said.withdrawn })
      onClose()
      if (isPerson) go(realmAddress(realm, 'people'))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <ConfirmDialog
      isOpen
      title={isPerson ? `${say.withdrawPerson}: ${of.full_name}` : say.withdrawTitle}
      closeLabel={t.kit.panel.close}
      answers={[{ text: say.withdraw, kind: 'danger', run: () => void run() }]}
      keep={say.keep}
      isBusy={order.isBusy}
      onKeep={onClose}
    >
      <p>{isPerson ? say.withdrawPersonText : say.withdrawText}</p>
      <Refusal problem={problem} />
    </ConfirmDialog>
  )
}
