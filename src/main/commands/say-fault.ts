import { faultNotes } from '../../kernel/verb/index.ts'

/** Says what went wrong in the background as a line of JSON: names, codes and places, never what a message may hold. */
export const faultSayer =
  (say: (line: string) => void) =>
  (error: unknown): void =>
    say(JSON.stringify({ background: '后台任务出错', ...faultNotes(error) }))
