import { Link } from 'wouter'
import { Mark } from '#ui/Mark.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useCan, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { AccountDetails } from './AccountDetails.tsx'
import { AccountOrders } from './AccountOrders.tsx'
import { ChangeAccount } from './ChangeAccount.tsx'
import { GiveRole } from './GiveRole.tsx'
import { RolesOfAccount } from './RolesOfAccount.tsx'
import { kindOf } from './status-kinds.ts'

/** One account: its state, its roles, and what may be done about them. */
export function AccountPage({ realm, account }: { realm: string; account: number }) {
  const { t } = useLanguage()
  const words = t.accounts
  const me = useMe()
  const mayMake = useCan('make.accounts')
  const mayGrant = useCan('grant')
  const mayReadJournal = useCan('read.journal')
  const answer = useAnswer('readAccount', { account }, { realm })
  const back = (
    <p className="crumbs">
      <Link href={realmAddress(realm, 'accounts')}>{words.one.back}</Link>
    </p>
  )
  if (answer.problem instanceof ApiProblem && ['not-found', 'bad-request'].includes(answer.problem.code))
    return (
      <>
        {back}
        <h1>{words.one.missing}</h1>
      </>
    )
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (!answer.data) return <Skeleton label={t.loading} />
  const { data } = answer
  const isOwn = me?.kind === 'account' && me.user_name === data.user_name
  return (
    <>
      {back}
      <h1>{data.user_name}</h1>
      <p className="form-lead">
        <Mark kind={kindOf(data.status)}>{words.list.states[data.status]}</Mark>
        {mayReadJournal && (
          <>
            {' · '}
            <Link href={`${realmAddress(realm, 'journal')}?object_type=account&object_id=${account}`}>
              {words.one.history}
            </Link>
          </>
        )}
      </p>
      {isOwn && <p className="soft">{words.one.own}</p>}
      {mayMake && !isOwn && <AccountOrders realm={realm} account={data} />}
      <Section title={words.one.details}>
        <AccountDetails account={data} />
        {mayMake && !isOwn && data.status !== 'closed' && <ChangeAccount realm={realm} account={data} />}
      </Section>
      <Section title={words.roles.title}>
        <RolesOfAccount realm={realm} account={data} mayTake={mayGrant && !isOwn} />
      </Section>
      {data.status !== 'closed' && !isOwn && (
        <Section title={words.roles.give}>
          {mayGrant ? <GiveRole realm={realm} account={data} /> : <p className="soft">{words.roles.nobody}</p>}
        </Section>
      )}
    </>
  )
}
