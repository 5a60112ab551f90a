import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { ConsentLine } from '#modules/speakers/web/ConsentLine.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import type { CustomField } from '#web/form/form-props.ts'
import { useFact } from '#web/form/useFact.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { sessionsFile } from '../columns.ts'
import { CheckMany } from './CheckMany.tsx'
import { SessionFacts } from './SessionFacts.tsx'

const fields = [
  'title',
  'starts_at',
  'ends_at',
  'venue',
  'capacity',
  'kind',
  'mode',
  'audiences',
  'topics',
  'speakers',
  'makeup',
  'secret',
]

/** What is known of a session; edited in its place, or withdrawn. */
export function AboutPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const [, go] = useLocation()
  const order = useOrder(realm)
  const [isEditing, setIsEditing] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const { fact, isLoading } = useFact(realm, sessionsFile, isEditing ? { code: of.code } : null)
  const campaign = useAnswer('readCampaign', { campaign: of.campaign }, { realm }).data
  const many = (options: readonly { code: string; text: string }[], help: string) => (field: CustomField) => (
    <CheckMany
      label={field.label}
      help={help}
      fault={field.fault}
      options={options}
      chosen={field.value.split('|').filter(Boolean)}
      onChoose={(chosen) => field.onType(chosen.join('|'))}
    />
  )
  if (isEditing && (isLoading || campaign === undefined)) return <Skeleton label={t.loading} rows={5} />
  if (isEditing && fact)
    return (
      <FactForm
        realm={realm}
        file={sessionsFile}
        object={of.code}
        fields={fields}
        start={fact.cells}
        expects={fact.recorded_at}
        fixed={{ code: of.code }}
        said={words.session.saved}
        custom={{
          audiences: many(
            (campaign?.audiences ?? []).map(({ code, name }) => ({ code, text: name })),
            words.plan.audiencesHelp,
          ),
          ...(campaign && campaign.topics.length > 0
            ? {
                topics: many(
                  campaign.topics.map((code) => ({ code, text: code })),
                  words.plan.topicsHelp,
                ),
              }
            : {}),
        }}
        onSaved={() => setIsEditing(false)}
        onCancel={() => setIsEditing(false)}
      />
    )
  return (
    <>
      <ConsentLine realm={realm} session={of.code} />
      <SessionFacts realm={realm} of={of} />
      {of.may.edit && (
        <p className="ways">
          <button type="button" className="button" onClick={() => setIsEditing(true)}>
            {words.session.edit}
          </button>
          <button type="button" className="button danger" onClick={() => setIsAsking(true)}>
            {words.withdraw}
          </button>
        </p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={words.withdraw}
        closeLabel={t.kit.ask.close}
        keep={t.kit.ask.stay}
        onKeep={() => setIsAsking(false)}
        isBusy={order.isBusy}
        answers={[
          {
            text: words.withdraw,
            kind: 'danger',
            run: () => {
              const one = formatCount(1, lang)
              void order
                .send(orderOf('sessions', [{ cells: { code: of.code, retracted: 'yes' } }]), {
                  said: words.withdrawn(one),
                })
                .then(() => go(realmAddress(realm, 'sessions')))
            },
          },
        ]}
      >
        <p>{words.withdrawAsk(formatCount(1, lang))}</p>
      </ConfirmDialog>
    </>
  )
}
