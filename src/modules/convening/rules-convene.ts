/** Rows of convening lists, out of whom the figures count. */

type Row = { readonly cells: Readonly<Record<string, string>> }

/** A row for everybody who is not convened yet. */
export function rowsByName(
  session: string,
  people: readonly { readonly person: string; readonly unit: string; readonly restricted: boolean }[],
  already: ReadonlySet<string>,
): Row[] {
  const seen = new Set(already)
  return people.flatMap(({ person, unit, restricted }) => {
    if (restricted || seen.has(person)) return []
    seen.add(person)
    return [{ cells: { session, unit, person, status: 'invited' } }]
  })
}

/** A row of places for every unit that has none yet: a share of its people in hundredths, rounded up, at least one. */
export function rowsOfPlaces(
  session: string,
  units: readonly { readonly unit: string; readonly expected: number }[],
  already: ReadonlySet<string>,
  percent: number,
): { readonly rows: Row[]; readonly seats: number } {
  const wanted = units.filter(({ unit }) => !already.has(unit))
  const placed = wanted.map(({ unit, expected }) => ({ unit, places: Math.ceil((expected * percent) / 100) }))
  return {
    rows: placed.map(({ unit, places }) => ({
      cells: { session, unit, person: '', places: String(places), status: 'invited' },
    })),
    seats: placed.reduce((sum, one) => sum + one.places, 0),
  }
}

/** Seats of a list: for each unit its places, or its names where there are more. */
export function seatsOf(units: readonly { readonly places: number | null; readonly names: number }[]): number {
  return units.reduce((sum, { places, names }) => sum + Math.max(places ?? 0, names), 0)
}

/** Most people whom one order convenes by name, or one roster counts. */
export const mostPeople = 20_000
/** Most names of a paper; more are better as a workbook. */
export const mostListed = 3_000
/** Most slips of one file. */
export const mostSlips = 500
