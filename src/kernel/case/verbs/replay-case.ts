import { z } from 'zod'
import { may, problem, verb } from '../../verb/index.ts'
import { readFile } from '../case-store.ts'
import type { Procedure } from '../procedure.ts'
import { requireCase } from '../reach.ts'
import { CaseNumber, Decision } from './shapes.ts'

/** Decides a case again from the facts and editions kept with it, and says whether the result is the same. */
export const replayCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.replay',
    title: '重算决定',
    http: 'GET /cases/{number}/replay',
    who: may('cases.read'),
    input: z.strictObject({ number: CaseNumber }),
    output: z.object({
      same: z.boolean(),
      kept: Decision,
      replayed: Decision,
      decidedOn: z.string(),
      rule: z.string(),
    }),
    async run(ctx, { number }) {
      const file = await readFile(ctx.db, number)
      if (!file) throw problem(404, '没有这个办件', { detail: '请核对办件号。' })
      requireCase(ctx, file)
      const procedure = procedures.find((one) => one.kind === file.kind)
      if (!file.record || !procedure?.replay) throw problem(409, '这一件没有可以重算的决定')
      const replayed = procedure.replay(file.record, await ctx.standards())
      return {
        same: canonical(replayed) === canonical(file.record.decision),
        kept: file.record.decision,
        replayed,
        decidedOn: file.record.decidedOn,
        rule: file.record.rule,
      }
    },
  })

/** Key order is not kept by the database, so both sides are compared with their keys sorted. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
