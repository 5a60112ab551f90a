export type Choice = { readonly value: string; readonly label: string }

/** What a list of choices is searched for to find one of its values: of a directive its number, else the code itself. */
export const searchOf = (value: string): string => value.split('@')[0] ?? ''

/**
 * How a value is told to people, once the server has said so; the value itself until then, or where it is not found.
 * `useChoices` asks the server for the choices that match a search.
 */
export function useChoiceLabel(useChoices: (search: string) => readonly Choice[], value: string): string {
  return useChoices(searchOf(value)).find((one) => one.value === value)?.label ?? value
}
