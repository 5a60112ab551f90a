import { useState } from 'react'
import { addressOf } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { outreachPicturesFile } from '../columns.ts'
import { newCode } from './new-code.ts'

type Props = { realm: string; found: ReplyOf<'readActivity'> }

/** The pictures of an activity, and a form for one more. */
export function Pictures({ realm, found }: Props) {
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const order = useOrder(realm)
  const { activity, pictures, can_write: mayEdit } = found
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const remove = (picture: (typeof pictures)[number]): void => {
    setProblem(null)
    const sent = order.send(
      orderOf('outreach_pictures', [
        {
          cells: { activity: activity.code, name: picture.name, retracted: 'yes' },
          expects: picture.recorded_at,
        },
      ]),
      { said: words.pictureRemoved },
    )
    sent.catch((error: unknown) => setProblem(error))
  }
  return (
    <>
      {pictures.length === 0 && <p className="soft">{words.noPictures}</p>}
      <ul className="pictures">
        {pictures.map((picture) => {
          const where = addressOf('readAttachment', { file: 'outreach_pictures', sha256: picture.sha256 }, { realm })
          return (
            <li key={picture.name}>
              <figure>
                <img src={where} alt={picture.caption ?? picture.file} loading="lazy" />
                <figcaption>
                  {picture.caption}{' '}
                  <a href={where} download={picture.file}>
                    {picture.file}
                  </a>
                  {mayEdit && (
                    <>
                      {' '}
                      <button
                        type="button"
                        className="link"
                        aria-label={`${words.removePicture}: ${picture.caption ?? picture.file}`}
                        disabled={order.isBusy}
                        onClick={() => remove(picture)}
                      >
                        {words.removePicture}
                      </button>
                    </>
                  )}
                </figcaption>
              </figure>
            </li>
          )
        })}
      </ul>
      <Refusal problem={problem} />
      {mayEdit && name === null && (
        <button type="button" className="button" onClick={() => setName(newCode('A'))}>
          {words.addPicture}
        </button>
      )}
      {mayEdit && name !== null && (
        <>
          <p className="soft">{words.pictureNote}</p>
          <FactForm
            realm={realm}
            file={outreachPicturesFile}
            object={activity.code}
            fields={['file', 'caption']}
            fixed={{ activity: activity.code, name }}
            expects={null}
            submit={words.savePicture}
            said={words.pictureSaved}
            onSaved={() => setName(null)}
            onCancel={() => setName(null)}
          />
        </>
      )}
    </>
  )
}
