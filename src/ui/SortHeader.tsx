export type Sort<Key extends string> = { readonly by: Key; readonly down: boolean }

type Props<Key extends string> = {
  name: Key
  text: string
  sort: Sort<Key>
  label: string
  className?: string
  onSort: (sort: Sort<Key>) => void
}

/** A column's head that sorts by it; a second press turns the order round. */
export function SortHeader<Key extends string>({ name, text, sort, label, className, onSort }: Props<Key>) {
  const isActive = sort.by === name
  const direction = isActive ? (sort.down ? 'descending' : 'ascending') : 'none'
  return (
    <th scope="col" aria-sort={direction} className={className}>
      <button
        type="button"
        className="sort"
        aria-label={label}
        onClick={() => onSort({ by: name, down: isActive && !sort.down })}
      >
        {text}
        <span aria-hidden="true">{isActive ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
}
