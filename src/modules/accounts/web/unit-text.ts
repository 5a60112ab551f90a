/** A unit by its name with the code behind it; `whole` where there is none, that is the whole organization. */
export function unitText(of: { unit: string | null; unit_name: string | null }, whole: string): string {
  if (of.unit === null) return whole
  return of.unit_name === null || of.unit_name === of.unit ? of.unit : `${of.unit_name} (${of.unit})`
}
