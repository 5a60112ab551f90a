import { spawnSync } from 'node:child_process'
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * PostgreSQL refuses to run as root. Root therefore runs it inside a user namespace of its own, where it sees another
 * user while the files stay root's; where namespaces are off, as a system user who then owns the data folder.
 */
export type Runner = {
  readonly how: 'plain' | 'namespace' | 'user'
  /** Runs a program to its end. Output goes nowhere unless `capture`, since the server would keep a pipe open. */
  readonly run: (program: string, args: readonly string[], env: NodeJS.ProcessEnv, capture?: boolean) => Ran
  /** Makes a path readable for the server. */
  readonly give: (target: string) => void
}
export type Ran = { readonly status: number | null; readonly output: string }

type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number }

/** Chooses the way for a data folder; one that belongs to another user is run as that user. */
export function chooseRunner(dataDir: string): Runner {
  if (process.getuid?.() !== 0) return plain()
  const owner = ownerOf(path.join(dataDir, 'postgres')) ?? ownerOf(dataDir)
  if (owner && owner.uid !== 0) return asUser(owner)
  const users = systemUsers()
  // the user must exist by name inside the namespace: initdb looks it up
  const inside = users.find((user) => user.uid !== 0)
  if (inside && namespaced(inside, 'true', [], {}).status === 0) {
    return { how: 'namespace', run: (...call) => namespaced(inside, ...call), give: () => undefined }
  }
  const user = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL may not run as root and there is no system user "postgres": create one.')
  return asUser(user)
}

function plain(): Runner {
  return { how: 'plain', run: (...call) => spawn({}, ...call), give: () => undefined }
}

function asUser(user: SystemUser): Runner {
  return {
    how: 'user',
    run: (...call) => spawn({ uid: user.uid, gid: user.gid }, ...call),
    give: (target) => giveTo(target, user),
  }
}

function namespaced(
  user: SystemUser,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  capture = false,
): Ran {
  const maps = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--', program, ...args]
  return spawn({}, 'unshare', maps, { ...process.env, ...env }, capture)
}

function spawn(
  as: { uid?: number; gid?: number },
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  capture = false,
): Ran {
  const ran = spawnSync(program, args, {
    ...as,
    env,
    cwd: '/', // the caller's folder may be closed to the server's user
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'ignore',
    encoding: 'utf8',
  })
  return { status: ran.error ? null : ran.status, output: `${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error ?? ''}` }
}

/** Folders of the data folder that are no business of the server's: the key that signs the journal, other secrets. */
const kept = (name: string): boolean => name === 'secrets' || /^signer(\.|$)/.test(name)

function giveTo(target: string, user: SystemUser): void {
  const found = lstatSync(target)
  if (found.uid !== user.uid) lchownSync(target, user.uid, user.gid)
  if (found.isDirectory())
    for (const name of readdirSync(target)) if (!kept(name)) giveTo(path.join(target, name), user)
}

function ownerOf(target: string): SystemUser | null {
  const found = lstatSync(target, { throwIfNoEntry: false })
  return found ? { name: '', uid: found.uid, gid: found.gid } : null
}

function systemUsers(): SystemUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }))
}
