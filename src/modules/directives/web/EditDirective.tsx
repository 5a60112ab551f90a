import type { DirectiveRow } from '../contract.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { useLanguage } from '#web/language.tsx'
import { directivesFile } from '../columns.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** Changes what a directive says; what names it stays. */
export function EditDirective(of: { realm: string; directive: DirectiveRow; onDone: () => void }) {
  const { t } = useLanguage()
  const words = useDirectiveWords()
  const { issuer, type, number, issued_on, ref } = of.directive
  const keys = { issuer, type, number, issued_on }
  const { fact, isLoading } = useFact(of.realm, directivesFile, keys)
  if (isLoading) return <Skeleton label={t.loading} rows={4} />
  return (
    <FactForm
      realm={of.realm}
      file={directivesFile}
      object={ref}
      fields={['title', 'term', 'based_on', 'secrecy', 'file']}
      long={['title']}
      fixed={keys}
      start={fact?.cells ?? {}}
      expects={fact?.recorded_at ?? null}
      helps={{ secrecy: words.new.secretNote }}
      said={words.saved}
      onSaved={of.onDone}
      onCancel={of.onDone}
    />
  )
}
