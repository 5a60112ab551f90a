import { Link, useLocation, useSearch, useSearchParams } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { addressOf } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { mostListed, mostSlips } from '../rules-convene.ts'
import { ConvenedList } from './ConvenedList.tsx'
import { ConveneForm } from './ConveneForm.tsx'
import { UnitPlaces } from './UnitPlaces.tsx'

/** Who is convened: how many against the venue, by units, by name. */
export function ConveningPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const [path] = useLocation()
  const search = useSearch()
  const answer = useAnswer('readConvening', { session: of.code }, { realm })
  const { data } = answer
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (data === undefined) return <Skeleton label={t.loading} rows={4} />
  const n = (count: number): string => formatCount(count, lang)
  const figures: readonly (readonly [string, string])[] = [
    [say.seats, data.capacity === null ? n(data.seats) : `${n(data.seats)}, ${say.of(n(data.capacity))}`],
    [say.names, n(data.names)],
    [say.confirmed, n(data.confirmed)],
    [say.declined, n(data.declined)],
  ]
  const clashing = new URLSearchParams(search)
  clashing.set('part', 'convening')
  clashing.set('clash', 'yes')
  return (
    <>
      <dl className="session-numbers">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {data.over !== null && <p className="mark late">! {say.over(n(data.over))}</p>}
      {data.clashes > 0 && (
        <p className="mark late">
          ! {say.clashes(n(data.clashes))} <Link href={`${path}?${clashing.toString()}`}>{say.showClashes}</Link>
        </p>
      )}
      {of.own && of.may.edit && <ConveneForm realm={realm} of={of} isOpen={data.units.length === 0} />}
      <UnitPlaces realm={realm} of={of} units={data.units} />
      <section>
        <div className="section-line">
          <h2>{say.people}</h2>
          {data.units.length > 0 && <Papers realm={realm} session={of.code} names={data.names} />}
        </div>
        {data.names > mostListed && <p className="soft">{say.tooMany(n(mostListed))}</p>}
        {data.names > mostSlips && data.names <= mostListed && <p className="soft">{say.tooManySlips(n(mostSlips))}</p>}
        <ConvenedList realm={realm} of={of} />
      </section>
    </>
  )
}

/** The official list, and slips a unit or a person; what would be too long is not offered, and the page says why. */
function Papers({ realm, session, names }: { realm: string; session: string; names: number }) {
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const [address] = useSearchParams()
  const unit = address.get('unit')
  const slips = (by: 'unit' | 'person') =>
    addressOf('readSlips', { session }, { realm, by, ...(unit === null ? {} : { unit }) })
  return (
    <p className="ways">
      {names <= mostListed && (
        <>
          <a className="button" href={addressOf('readConveningList', { session }, { realm })}>
            {say.paper}
          </a>
          <a className="button" href={slips('unit')}>
            {say.slips}
          </a>
        </>
      )}
      {names > 0 && (names <= mostSlips || unit !== null) && (
        <a className="button" href={slips('person')}>
          {say.slipsOfPeople}
        </a>
      )}
    </p>
  )
}
