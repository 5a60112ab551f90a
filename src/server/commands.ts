import { existsSync } from 'node:fs'
import type { Command } from './command.ts'

/** All commands in the order of the help; each lives in a file of its name and is loaded only when called. */
export const commandNames = [
  'start',
  'stop',
  'import',
  'export',
  'template',
  'figures',
  'report',
  'account',
  'person',
  'retention',
  'privacy',
  'demo',
  'backup',
  'restore',
  'journal',
  'doctor',
] as const
export type CommandName = (typeof commandNames)[number]

/** Whether the word names a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return (commandNames as readonly string[]).includes(word ?? '')
}

/** Loads a command: the export `command` of its file. */
export async function loadCommand(name: CommandName): Promise<Command> {
  const module = (await import(`./commands/${name}.ts`)) as { command: Command }
  return module.command
}

/** Loads every command that there is, for the help. */
export async function loadAllCommands(): Promise<Command[]> {
  const there = commandNames.filter((name) => existsSync(new URL(`./commands/${name}.ts`, import.meta.url)))
  return Promise.all(there.map(loadCommand))
}
