import { Link, useLocation } from 'wouter'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { ApiProblem } from '#web/api.ts'
import { Problem } from '#web/Problem.tsx'
import { directiveLinksFile } from '../columns.ts'
import { DirectivePick } from './DirectivePick.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Props = {
  realm: string
  title: string
  lead: string
  /** Why the directive of the address can't be shown; null where the address names none. */
  problem?: Error | null
  onRetry?: () => void
}

const [otherColumn] = directiveLinksFile.columns.filter(({ name }) => name === 'other')

/** Stands where a page about one directive was opened without one, or with one that is not there: chooses it. */
export function ChooseDirective({ realm, title, lead, problem = null, onRetry }: Props) {
  const words = useDirectiveWords()
  const [path, go] = useLocation()
  const isMissing = problem instanceof ApiProblem && ['not-found', 'bad-request'].includes(problem.code)
  if (otherColumn === undefined) return null
  return (
    <>
      <PageHead above={<Link href={realmAddress(realm, 'directives')}>{words.back}</Link>} title={title} lead={lead} />
      {isMissing && (
        <p className="mark late" role="alert">
          ! {words.choose.missing}
        </p>
      )}
      {problem !== null && !isMissing && <Problem problem={problem} {...(onRetry ? { onRetry } : {})} />}
      <div className="directive-choose">
        <DirectivePick
          realm={realm}
          column={otherColumn}
          label={words.choose.label}
          help={words.choose.help}
          value=""
          isByRef
          onType={(ref) => ref !== '' && go(`${path}?${new URLSearchParams({ ref }).toString()}`)}
          onLeave={() => undefined}
        />
      </div>
    </>
  )
}
