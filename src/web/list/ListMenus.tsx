import { Link } from 'wouter'
import { permissionOfFile } from '#modules/dossier/rules-permissions.ts'
import { DropMenu } from '#ui/DropMenu.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'

type Props = {
  realm: string
  /** Dossier files that a sheet of this list holds, separated by commas; absent where none can be imported. */
  imports?: string | undefined
  /** Address of the list as a file; null where it isn't offered. */
  fileOf: ((format: 'xlsx' | 'csv') => string) | null
  onPrint: () => void
}

/** What is done with a list as a whole: as a file, on paper. */
export function ListMenus({ realm, imports = '', fileOf, onPrint }: Props) {
  const { t } = useLanguage()
  const words = t.kit.list
  const can = useMe()?.can ?? []
  const files = imports.split(',').filter(Boolean)
  const mayImport = files.length > 0 && files.every((file) => can.includes(permissionOfFile[file] ?? 'import'))
  return (
    <>
      {mayImport && (
        <Link className="drop-button" href={`${realmAddress(realm, 'imports')}?files=${encodeURIComponent(imports)}`}>
          {words.importSheet}
        </Link>
      )}
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
