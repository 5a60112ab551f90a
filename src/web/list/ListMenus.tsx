import { DropMenu } from '#ui/DropMenu.tsx'
import { useLanguage } from '#web/language.tsx'

type Props = {
  /** Address of the list as a file; null where it isn't offered. */
  fileOf: ((format: 'xlsx' | 'csv') => string) | null
  onPrint: () => void
}

/** What is done with a list as a whole: as a file, on paper. */
export function ListMenus({ fileOf, onPrint }: Props) {
  const { t } = useLanguage()
  const words = t.kit.list
  return (
    <>
      {fileOf && (
        <DropMenu text={words.export}>
          {(close) => (
            <>
              {(['xlsx', 'csv'] as const).map((format) => (
                <a key={format} className="drop-item" href={fileOf(format)} download onClick={close}>
                  {words[format]}
                </a>
              ))}
              <p className="drop-note">{words.exportNote}</p>
            </>
          )}
        </DropMenu>
      )}
      <button type="button" className="drop-button" onClick={onPrint}>
        {words.print}
      </button>
    </>
  )
}
