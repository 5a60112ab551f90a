import type { FieldProps } from './fields.tsx'
import {
  ChoiceField,
  ChoicesField,
  LevelField,
  LevelsField,
  LineField,
  WordsField,
  YesNoField,
} from './PlainFields.tsx'
import { DayField } from './DayField.tsx'
import { FileField } from './FileField.tsx'
import { ManyField } from './ManyField.tsx'
import { pickers } from './pickers.tsx'
import { useLanguage } from '#web/language.tsx'

/** Texts that are written in more than one line. */
const longTexts: ReadonlySet<string> = new Set(['text', 'note', 'notes', 'content', 'answer', 'reason', 'description'])

/** The field of a column, by what its cells hold. */
export function FactField(of: FieldProps & { isLong?: boolean | undefined }) {
  const { t } = useLanguage()
  const { column } = of
  const { cell } = column
  const single = cell.type === 'directive' ? 'directive' : column.name === 'speaker' ? 'speaker' : undefined
  const named = column.ref ?? single
  const Pick = named ? pickers[named] : undefined
  // what names a fact of its own is typed; what names another one is chosen
  if (Pick && !of.isFixed && !(column.key && column.name === 'code')) return <Pick {...of} />
  const several = cell.type === 'directives' ? 'directive' : column.name === 'speakers' ? 'speaker' : undefined
  const names = column.refs ?? several
  const Many = names ? pickers[names] : undefined
  if (Many) return <ManyField {...of} picker={Many} />
  switch (cell.type) {
    case 'date':
    case 'instant':
      return <DayField {...of} />
    case 'count':
      return <LineField {...of} isNumber />
    case 'share':
      return <LineField {...of} isNumber placeholder={t.kit.form.share} />
    case 'yesno':
      return <YesNoField {...of} />
    case 'choice':
      return <ChoiceField {...of} options={cell.options} />
    case 'openChoice':
      return <LineField {...of} offers={cell.options} />
    case 'level':
      return <LevelField {...of} />
    case 'list':
      if (cell.of === 'level') return <LevelsField {...of} />
      return cell.options ? <ChoicesField {...of} options={cell.options} /> : <WordsField {...of} />
    case 'directives':
      return <WordsField {...of} />
    case 'file':
      return <FileField {...of} />
    default:
      return <LineField {...of} isLong={of.isLong ?? (cell.type === 'text' && longTexts.has(column.name))} />
  }
}
