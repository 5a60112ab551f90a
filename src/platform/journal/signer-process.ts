/**
 * The signer as a child of the server: enters its folder, gives up root for the account named on its command line
 * (uid, gid), then answers. Ends with its standard input.
 */
import { answerAll } from './signer-answers.ts'

const [folder = '', uid = '', gid = ''] = process.argv.slice(2)
process.chdir(folder)
if (process.getuid?.() === 0) {
  process.setgroups?.([])
  process.setgid?.(Number(gid))
  process.setuid?.(Number(uid))
}
process.umask(0o077)
await answerAll('.', process.stdin, process.stdout)
