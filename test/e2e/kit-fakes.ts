import type { Page } from 'playwright-core'

/** Answers `/units` for the server: as many units as asked for, in pages, searched, filtered and sorted like a list. */
export async function fakeUnits(page: Page, many: number): Promise<{ readonly asked: URL[] }> {
  const asked: URL[] = []
  const units = Array.from({ length: many }, (_, i) => ({
    code: `U${i}`,
    name: `Chi bộ thôn ${String(i).padStart(6, '0')}`,
    level: i % 10 === 0 ? 'commune' : 'cell',
    sector: 'local',
    parent: null,
    valid_from: null,
    valid_to: null,
    succeeded_by: null,
    children: i % 7,
  }))
  await page.route('**/api/v1/units?*', async (route) => {
    const url = new URL(route.request().url())
    asked.push(url)
    const { search = '', level = '', sort, order, after = '0', limit = '50' } = Object.fromEntries(url.searchParams)
    const found = units.filter((unit) => unit.name.includes(search) && (level === '' || unit.level === level))
    if (sort === 'children') found.sort((a, b) => a.children - b.children)
    if (order === 'desc') found.reverse()
    const from = Number(after)
    const to = from + Number(limit)
    const body = { rows: found.slice(from, to), next: to < found.length ? String(to) : null, total: found.length }
    await route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) })
  })
  return { asked }
}
