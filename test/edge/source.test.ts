/** What the source may not hold, and the few places where it may: what a test of requests can only try, this sees. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file))

/** Files in which a line matches. */
function holding(pattern: RegExp): string[] {
  return sources.filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8'))).toSorted()
}

test.each([
  ['raw HTML', /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/, 'x.innerHTML = y'],
  ['code made of text', /\beval\(|new Function\(/, 'eval(text)'],
  [
    'a shell',
    /shell: *true|\b(?:exec|execSync)\(['"`]|import \{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child_process'/,
    "import { execSync } from 'node:child_process'",
  ],
])('no file has %s', (_what, pattern, sample) => {
  expect(sample).toMatch(pattern)
  expect(holding(pattern)).toEqual([])
})

test('programs are started in few places, each with a list of arguments', () => {
  expect(holding(/from 'node:child_process'/)).toEqual([
    'src/platform/journal/signer.ts',
    'src/platform/postgres/runner.ts',
    'src/server/web-build.ts',
  ])
})

test('nothing else is asked over the network than the organization’s own sign-in, its mail and the journal to watch', () => {
  const asking = holding(/(?<![.\w])fetch\(|from 'node:https?'|from 'openid-client'|from 'nodemailer'|from 'undici'/)
  // pages ask their own server; app.ts takes the type of Node's server
  const known =
    /^src\/(?:platform\/(?:mail|oidc)\.ts|server\/journal-witness[\w-]*\.ts|web\/|ui\/|modules\/\w+\/web\/|server\/app\.ts)/
  expect(asking).toContain('src/platform/mail.ts')
  expect(asking.filter((file) => !known.test(file))).toEqual([])
})

test('a regular expression is made of text only where that text comes with the program', () => {
  const own = [
    'src/modules/directives/rules-cue.ts', // of words of the file itself
    'src/modules/directives/rules-recognise.ts',
    'src/modules/reports/rules-layout.ts', // of a report's layout
    'src/platform/sheets/letters-guess.ts', // of the parts of a Vietnamese syllable
  ]
  expect(holding(/new RegExp\(/).toSorted()).toEqual(own)
})

test('there is enough source for this to mean something', () => expect(sources.length).toBeGreaterThan(200))
