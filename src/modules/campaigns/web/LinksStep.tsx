import { useState } from 'react'
import { Link } from 'wouter'
import { campaignLinkKinds, labelOf } from '#core/choices.ts'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { campaignAddress } from './campaign-text.ts'
import type { StepProps } from './campaign-text.ts'

/** Campaigns beside, before and around this one. */
export function LinksStep({ realm, plan, mayEdit }: StepProps) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).links
  const order = useOrder(realm)
  const [other, setOther] = useState('')
  const [kind, setKind] = useState('parallel')
  const [problem, setProblem] = useState<unknown>(null)
  const all = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  // one link between two campaigns, whichever of them names it: two could contradict each other
  const linked = new Set([plan.code, ...plan.links.map((one) => one.other)])
  const send = async (cells: Record<string, string>, expects: string | null, said: string): Promise<void> => {
    setProblem(null)
    try {
      await order.send(orderOf('campaign_links', [{ cells: { campaign: plan.code, ...cells }, expects }]), { said })
      setOther('')
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <p className="form-lead">{say.lead}</p>
      {plan.links.length === 0 && <p className="soft">{say.none}</p>}
      <ul className="list">
        {plan.links.map((link) => (
          <li key={`${link.other}/${link.own}`}>
            <span>
              {link.own
                ? labelOf(campaignLinkKinds, link.kind, lang)
                : say.reverse[link.kind as keyof typeof say.reverse]}
              : <Link href={campaignAddress(realm, link.other)}>{link.title}</Link>
            </span>
            {mayEdit && link.own && (
              <button
                type="button"
                className="link link-remove"
                aria-label={say.remove(link.title)}
                disabled={order.isBusy}
                onClick={() => void send({ other: link.other, retracted: 'yes' }, link.recorded_at, say.removed)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && all.some(({ code }) => !linked.has(code)) && (
        <form
          className="plan-row"
          onSubmit={(event) => {
            event.preventDefault()
            if (other !== '' && !order.isBusy) void send({ other, kind }, null, say.added)
          }}
        >
          <label className="field">
            <span>{say.kind}</span>
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              {campaignLinkKinds.map((one) => (
                <option key={one.code} value={one.code}>
                  {one[lang]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{say.other}</span>
            <select value={other} onChange={(event) => setOther(event.currentTarget.value)}>
              <option value="" />
              {all
                .filter(({ code }) => !linked.has(code))
                .map(({ code, title }) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
            </select>
          </label>
          <p className="ways">
            <button type="submit" className="button" disabled={other === '' || order.isBusy}>
              {say.add}
            </button>
          </p>
        </form>
      )}
      <Faults problem={problem} />
    </>
  )
}
