import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '#core/problem.ts'
import { ConfigFault, readConfig, rootFolder } from '#platform/config.ts'
import { openStore } from '#platform/open.ts'
import type { Store } from '#platform/open.ts'
import { checkCount, findCommand, guessLanguage, languageOf, readLine } from './command-line.ts'
import { Refusal, UsageFault } from './command.ts'
import type { Command, CommandContext, Lang } from './command.ts'
import { isCommand, loadAllCommands, loadCommand } from './commands.ts'
import { commandHelp, overview, usageLine } from './help.ts'
import { problemLines } from './problem-words.ts'
import { environment } from '#platform/settings.ts'

/** Version of the program. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(rootFolder, 'package.json'), 'utf8')) as { version: string }
  return version
}

const out = (text: string): void => void process.stdout.write(`${text}\n`)
const err = (text: string): void => void process.stderr.write(`${text}\n`)

/** Runs the command line and sets the exit code: 0 done, 1 the work was refused, 2 the line can't be understood. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error // a reader such as `head` has seen enough
    })
  }
  let command: Command | undefined
  try {
    const { name, rest } = findCommand(argv)
    if (name === undefined) return await withoutCommand(rest)
    if (name === 'help') return out(overview(await loadAllCommands(), guessLanguage(argv)))
    if (!isCommand(name)) throw new UsageFault({ vi: `Không có lệnh ${name}.`, en: `There is no command ${name}.` })
    command = await loadCommand(name)
    const { args, values } = readLine(rest, command.options)
    const lang = languageOf(values)
    if (values['help']) return out(commandHelp(command, lang))
    if (values['version']) return out(appVersion())
    checkCount(args, command.arguments)
    const config = readConfig(environment, {
      data: values['data'] as string | undefined,
      host: values['host'] as string | undefined,
      port: values['port'] as string | undefined,
    })
    const realm = (values['realm'] as string | undefined) ?? 'default'
    process.exitCode = await runCommand(command, { config, lang, realm, args, options: values })
  } catch (error) {
    process.exitCode = explain(error, command, guessLanguage(argv))
  }
}

async function withoutCommand(rest: readonly string[]): Promise<void> {
  const { values } = readLine(rest, [])
  if (values['version']) return out(appVersion())
  const help = overview(await loadAllCommands(), languageOf(values))
  if (values['help']) return out(help)
  err(help)
  process.exitCode = 2
}

async function runCommand(
  command: Command,
  given: Pick<CommandContext, 'config' | 'lang' | 'realm' | 'args' | 'options'>,
): Promise<number> {
  const abort = new AbortController()
  let opening: Promise<Store> | undefined
  const cx: CommandContext = {
    ...given,
    out,
    err,
    signal: abort.signal,
    openStore: () => (opening ??= openStore(given.config, { name: `quantriet-${command.name}` })),
  }
  const close = async (): Promise<void> => {
    const store = await opening?.catch(() => undefined) // its fault has been told already
    await store?.close()
  }
  const stopListening = onSignal(abort, close, command.name === 'start')
  try {
    return (await command.run(cx)) ?? 0
  } finally {
    stopListening()
    if (!abort.signal.aborted || command.name === 'start') await close()
  }
}

/** A signal closes the store, which rolls back what is open, and ends the process; `start` ends itself in good order. */
function onSignal(abort: AbortController, close: () => Promise<void>, endsItself: boolean): () => void {
  const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
  const listeners = Object.entries(numbers).map(([signal, number]) => {
    const listener = (): void => {
      if (abort.signal.aborted) return
      abort.abort()
      if (endsItself) return
      setTimeout(() => process.exit(128 + number), 5_000).unref()
      void close().finally(() => process.exit(128 + number))
    }
    process.on(signal, listener)
    return () => process.off(signal, listener)
  })
  return () => {
    for (const off of listeners) off()
  }
}

/** Tells the operator what went wrong and answers the exit code. */
function explain(error: unknown, command: Command | undefined, lang: Lang): number {
  if (error instanceof UsageFault) {
    err(error.words[lang])
    err(command ? usageLine(command, lang) : 'quantriet --help')
    return 2
  }
  if (error instanceof ConfigFault) {
    err(error.message)
    return 2
  }
  if (error instanceof Problem && error.code === 'usage') {
    problemLines(error, lang).forEach(err)
    return 2
  }
  if (error instanceof Refusal) err(error.words[lang])
  else if (error instanceof Problem) problemLines(error, lang).forEach(err)
  else if (error instanceof Error) err(environment['QUANTRIET_TRACE'] ? (error.stack ?? error.message) : error.message)
  else err(String(error))
  return 1
}
