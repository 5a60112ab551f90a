import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const packageFolder = path.join(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')

/**
 * A real browser without anything to install by hand: the one that npm brings, unpacked once for each user.
 * CHROMIUM names another, which is needed where the packaged one has no build (arm64).
 */
export async function openBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM
  if (given) return chromium.launch({ executablePath: given, args: ['--no-sandbox', '--disable-gpu'] })
  const folder = await unpacked()
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
    env: {
      ...(process.env as Record<string, string>),
      // behind the machine's own libraries, for machines that lack some
      LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, path.join(folder, 'al2023', 'lib')].filter(Boolean).join(':'),
    },
  })
}

/** Folder of the unpacked browser. It appears by a rename, so that two runs at once never see half of it. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(tmpdir(), `quantriet-chromium-${version}-${userInfo().uid}`)
  if (existsSync(folder)) return folder
  const making = mkdtempSync(`${folder}.`)
  await unpackInto(making)
  try {
    renameSync(making, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(making, { recursive: true }) // another run was quicker
  }
  return folder
}

// the package unpacks to the system's folder for temporary files, wherever that is at the moment
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const packaged = await import('@sparticuz/chromium')
    await packaged.default.executablePath()
    await packaged.inflate(path.join(packageFolder, 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
