import { z } from 'zod'
import { replay } from '../../standard/kept/replay.ts'
import { CaseNumber } from '../../value/shapes.ts'
import { may, verb } from '../../verb/index.ts'
import { refusals } from '../refusals.ts'
import { caseInReach } from '../store/reach.ts'
import { Decision } from './shapes.ts'

/** Decides a case again from the facts and editions kept with it, and says whether the result is the same. */
export const replayCase = verb({
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
    const file = await caseInReach(ctx, number)
    if (!file.record) throw refusals.nothingToReplay()
    const { same, replayed } = await replay(ctx.db, file.record, await ctx.standards())
    return {
      same,
      kept: file.record.decision,
      replayed,
      decidedOn: file.record.decidedOn,
      rule: file.record.rule,
    }
  },
})
