import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { parseDate } from '#core/dates.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { realmAddress } from '#web/address.ts'
import { ApiProblem, call } from '#web/api.ts'
import { AskLeaving } from '#web/form/AskLeaving.tsx'
import { DayField } from '#web/form/DayField.tsx'
import { useDraft } from '#web/form/useDraft.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useToday } from '#web/useToday.ts'
import { campaignsFile } from '../columns.ts'
import type { beginnings } from '../contract-plan.ts'
import { FromChoice } from './FromChoice.tsx'
import type { From } from './FromChoice.tsx'
import { campaignAddress } from './campaign-text.ts'

type Form = { from: From; like: string; title: string; owner: string; opens: string; code: string }
const opensColumn = campaignsFile.columns.find(({ name }) => name === 'opens_on')

/** Begins a campaign as a draft; everything else is set on its own page. */
export function StartPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const me = useMe()
  // whose draft it is, and which unit is proposed, is known then
  return me ? <StartForm realm={realm} unit={firstUnitOf(me) ?? ''} /> : <Skeleton label={t.loading} rows={6} />
}

function StartForm({ realm, unit }: { realm: string; unit: string }) {
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const say = words.start
  const [, go] = useLocation()
  const order = useOrder(realm)
  const today = useToday(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const start: Form = {
    from: 'congress',
    like: '',
    title: '',
    owner: unit,
    opens: '',
    code: '',
  }
  const isSame = (a: Form, b: Form): boolean => JSON.stringify(a) === JSON.stringify(b)
  const draft = useDraft<Form>({ realm, form: 'start-campaign', object: '', start, isSame })
  const form = draft.content
  const change = (part: Partial<Form>): void => draft.setContent({ ...form, ...part })
  const day = parseDate(form.opens)
  // likely a slip of the hand: told, not forbidden
  const isOdd = day !== null && Math.abs(Number(day.slice(0, 4)) - Number(today.slice(0, 4))) > 5
  const isWhole =
    form.title.trim() !== '' &&
    form.owner !== '' &&
    form.code.trim() !== '' &&
    day !== null &&
    (form.from !== 'like' || form.like !== '')
  const make = async (): Promise<void> => {
    if (day === null) return
    setIsBusy(true)
    setProblem(null)
    const body = {
      code: form.code.trim(),
      title: form.title.trim(),
      owner: form.owner,
      opens_on: day,
      ...(form.from === 'like' ? { like: form.like } : {}),
      ...(form.from === 'like' || form.from === 'empty' ? {} : { template: form.from as (typeof beginnings)[number] }),
    }
    try {
      const done = await call('startCampaign', {}, { realm }, { body })
      draft.forget(start)
      await order.done(done, { said: say.made })
      go(campaignAddress(realm, body.code))
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const isTaken = problem instanceof ApiProblem && problem.code === 'conflict'
  return (
    <>
      <PageHead
        title={say.title}
        lead={say.lead}
        above={<Link href={realmAddress(realm, 'campaigns')}>{words.back}</Link>}
      />
      <form
        className="plan-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole && !isBusy) void make()
        }}
      >
        <FromChoice
          realm={realm}
          from={form.from}
          like={form.like}
          onChoose={(from) => change({ from })}
          onLike={(like) => change({ like })}
        />
        <TextField label={say.name} value={form.title} maxLength={500} onType={(title) => change({ title })} />
        <UnitField
          realm={realm}
          label={say.owner}
          value={form.owner || null}
          onChoose={(owner) => change({ owner: owner ?? '' })}
        />
        <p className="soft">{say.ownerHelp}</p>
        <div className="plan-row">
          {opensColumn && (
            <DayField
              realm={realm}
              column={{ ...opensColumn, name: 'opens' }}
              label={say.opens}
              value={form.opens}
              onType={(opens) => change({ opens })}
              onLeave={() => {
                const opens = parseDate(form.opens)
                if (form.code === '' && opens !== null) change({ code: `DOT-${opens.slice(0, 7)}` })
              }}
            />
          )}
          <TextField
            label={say.code}
            help={say.codeHelp}
            fault={isTaken ? say.taken : undefined}
            value={form.code}
            maxLength={60}
            onType={(code) => change({ code })}
          />
        </div>
        {isOdd && <p className="mark late said">! {say.oddYear}</p>}
        {!isTaken && <Faults problem={problem} />}
        <p className="ways">
          <button type="submit" className="button primary" disabled={!isWhole || isBusy}>
            {say.make}
          </button>
        </p>
        {!isWhole && <p className="soft">{say.needed}</p>}
        <AskLeaving isDirty={draft.isDirty && !isBusy} />
      </form>
    </>
  )
}
