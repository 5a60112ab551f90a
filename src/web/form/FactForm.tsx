import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage } from '#web/language.tsx'
import { FactFormBody } from './FactFormBody.tsx'
import type { FactFormProps } from './form-props.ts'
import { useCellContext } from './useCellContext.ts'

/** A form made of a dossier file's columns; docs/ui-kit.md shows how to make one. Waits until the realm is known. */
export function FactForm(props: FactFormProps) {
  const { t } = useLanguage()
  const cx = useCellContext(props.realm)
  if (cx === null) return <Skeleton label={t.loading} rows={3} />
  // another object is another form: what was typed for the one before it must not stand in it
  return <FactFormBody key={`${props.name ?? props.file.name} ${props.object}`} {...props} cx={cx} />
}
