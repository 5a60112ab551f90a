/** A process of its own for the tests of the embedded server: starts it, says where, and leaves when told to. */
import { startEmbedded } from '#platform/postgres/server.ts'

const embedded = await startEmbedded(process.argv[2] ?? '')
process.stdout.write(`${JSON.stringify({ url: embedded.url, adopted: embedded.adopted })}\n`)
process.stdin.once('data', () => {
  void embedded.stop().then(() => process.exit(0))
})
