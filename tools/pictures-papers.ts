/** Pictures of papers, tasks, more time and last days of units, of the demo of 2026 (pictures.ts). */
import type { Page } from 'playwright-core'
import type { Picture } from './pictures-speakers.ts'

const rows = (page: Page): Promise<void> => page.getByRole('row').nth(3).waitFor()
const inPanel = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').locator('dl, table, form').first().waitFor()
  await page.waitForLoadState('networkidle')
}

export const paperPictures: readonly Picture[] = [
  {
    file: 'papers.png',
    address: '/r/demo2/papers?kind=action_programme&as_of=2026-03-31&lang=vi',
    width: 1280,
    height: 900,
    act: rows,
  },
  {
    file: 'paper.png',
    address: '/r/demo2/papers?kind=action_programme&as_of=2026-03-31&open=H4-X3%2Faction_programme&lang=vi',
    width: 1280,
    height: 720,
    act: inPanel,
  },
  { file: 'tasks.png', address: '/r/demo2/papers/tasks?unit=H1-X1&lang=vi', width: 1280, height: 760, act: rows },
  {
    file: 'task.png',
    address: '/r/demo2/papers/tasks?unit=H1-X1&open=H1-X1%2FNV4&lang=vi',
    width: 1280,
    height: 920,
    act: inPanel,
  },
  {
    file: 'extensions.png',
    address: '/r/demo2/extensions?state=all&lang=vi',
    width: 1280,
    height: 520,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    file: 'campaign-own-days.png',
    address: '/r/demo2/campaigns/of/NQ14?part=deadlines&open=H1-X1&lang=vi',
    width: 1280,
    height: 720,
    act: inPanel,
  },
]
