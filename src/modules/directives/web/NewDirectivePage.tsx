import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { chosenOf, proposalsOf } from './found-model.ts'
import type { Proposal } from './found-model.ts'
import { FoundLinks } from './FoundLinks.tsx'
import { NewDirectiveForm } from './NewDirectiveForm.tsx'
import { RecogniseBox } from './RecogniseBox.tsx'
import type { Recognition } from './RecogniseBox.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** Registers a directive: what is recognised of its number or its text is filled in, with the links that it names. */
export function NewDirectivePage({ realm }: { realm: string }) {
  const words = useDirectiveWords()
  const [, go] = useLocation()
  const given = new URLSearchParams(useSearch()).get('text') ?? ''
  const [read, setRead] = useState<{ recognition: Recognition; turn: number } | null>(null)
  const [proposals, setProposals] = useState<readonly Proposal[]>([])
  const taken = (recognition: Recognition): void => {
    setRead({ recognition, turn: (read?.turn ?? 0) + 1 })
    setProposals(proposalsOf(recognition.found))
  }
  const register = realmAddress(realm, 'directives')
  const own = read?.recognition.own ?? null
  return (
    <>
      <PageHead above={<Link href={register}>{words.back}</Link>} title={words.new.title} lead={words.new.lead} />
      <div className="directive-new">
        <div>
          <RecogniseBox realm={realm} start={given} onRead={taken} />
          {read !== null && (
            <div role="status">
              <p>{saidOf(read.recognition, words)}</p>
              {own !== null && own.known.length > 0 && (
                <>
                  <p>{words.new.again}</p>
                  <ul className="directive-known">
                    {own.known.map((one) => (
                      <li key={one.ref}>
                        <Link href={`${register}?open=${encodeURIComponent(one.ref)}`}>
                          {`${one.ref.split('@').slice(0, 2).join(' · ')} · ${one.issuer_name}`}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          )}
          {read !== null && proposals.length > 0 && (
            <section>
              <h2 className="ruled">{words.found.title}</h2>
              <FoundLinks realm={realm} proposals={proposals} onChange={setProposals} />
            </section>
          )}
        </div>
        <NewDirectiveForm
          key={read?.turn ?? 0}
          realm={realm}
          recognition={read?.recognition ?? null}
          links={chosenOf(proposals)}
          onSaved={(ref) => go(`${register}?open=${encodeURIComponent(ref)}`)}
          onCancel={() => go(register)}
        />
      </div>
    </>
  )
}

function saidOf({ own, unread, found }: Recognition, words: ReturnType<typeof useDirectiveWords>): string {
  if (unread !== null) return words.new.unread
  if (own !== null) return words.new.recognised(own.number)
  return found.length > 0 ? '' : words.new.nothing
}
