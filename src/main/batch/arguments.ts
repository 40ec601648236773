import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { BatchIo } from './io.ts'

/** Reads a command's options; says what is wrong and returns null where there is an unknown or unfinished one. */
export function optionsOf<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  usage: string,
  io: BatchIo,
): ReturnType<typeof parseArgs<{ options: O; args: string[] }>>['values'] | null {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    io.err(`${error instanceof Error ? error.message.split('\n')[0] : error}`)
    io.err(`用法：${usage}`)
    return null
  }
}
