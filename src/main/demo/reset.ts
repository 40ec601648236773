import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type AnyVerb, may, verb } from '../../kernel/verb/index.ts'
import type { Config } from '../config.ts'
import { refusals } from '../refusals.ts'

/** The answer leaves before the house is closed. */
const ANSWERED_MS = 300

/**
 * 重置演示: everything that was done in the demo goes, and the city is made again as on the first day. The server mounts it
 * in the demo only; a demo on a PostgreSQL of its own is not thrown away by a button.
 */
export const resetVerbs = (config: Pick<Config, 'databaseUrl'>, reset: () => void): readonly AnyVerb[] => [
  verb({
    name: 'demo.reset',
    title: '重置演示',
    http: 'POST /demo/reset',
    who: may('accounts.manage'),
    input: z.strictObject({}),
    output: z.object({ began: z.literal(true) }),
    async run() {
      if (config.databaseUrl) throw refusals.resetByHand()
      setTimeout(reset, ANSWERED_MS).unref()
      return { began: true as const }
    },
  }),
]

/** Throws the embedded database of the demo away, and what was kept outside it of its audit; the keys stay. */
export function throwAwayDemo({ data, databaseUrl, demo, auditHeads }: Config): void {
  if (!demo || databaseUrl) throw new Error('only a demo in the embedded database is thrown away')
  for (const path of [join(data, 'pglite'), auditHeads.file, `${auditHeads.file}.seen`])
    rmSync(path, { recursive: true, force: true })
}
