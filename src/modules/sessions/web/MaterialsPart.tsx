import { useState } from 'react'
import { addressOf } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { materialsFile } from '../columns.ts'
import { Faults } from './Faults.tsx'

/** Only addresses of the web are links; anything else that stands there is shown as text. */
const isLink = (text: string): boolean => /^https?:\/\//iu.test(text)

/** What is handed out: files, links, or names of papers. */
export function MaterialsPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).materials
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const remove = async (name: string): Promise<void> => {
    setProblem(null)
    try {
      const row = { cells: { session: of.code, name, retracted: 'yes' } }
      await order.send(orderOf('materials', [row]), { said: say.removed(name) })
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      {of.secret && <p className="soft">{say.secret}</p>}
      {of.materials.length === 0 && <p className="soft">{say.none}</p>}
      {of.materials.length > 0 && (
        <ul className="list materials">
          {of.materials.map(({ name, file, link }) => (
            <li key={name}>
              <span>
                {file !== null ? (
                  <a href={addressOf('readMaterial', { session: of.code }, { realm, name })}>{name}</a>
                ) : link !== null && isLink(link) ? (
                  <a href={link} rel="noreferrer" target="_blank">
                    {name}
                  </a>
                ) : (
                  name
                )}
                <small>{file?.split('/').at(-1) ?? link ?? say.onPaper}</small>
              </span>
              {of.may.edit && (
                <button type="button" className="link" aria-label={say.remove(name)} onClick={() => void remove(name)}>
                  {say.take}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Faults problem={problem} />
      {of.may.edit && (
        <section>
          <h2 className="ruled">{say.add}</h2>
          <FactForm
            key={turn}
            realm={realm}
            file={materialsFile}
            object={of.code}
            fields={of.secret ? ['name'] : ['name', 'file', 'link']}
            fixed={{ session: of.code }}
            expects={null}
            submit={say.add}
            said={say.added}
            onSaved={() => setTurn(turn + 1)}
          />
        </section>
      )}
    </>
  )
}
