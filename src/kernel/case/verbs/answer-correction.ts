import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { signedIn, verb } from '../../verb/index.ts'
import { answerItem, Correction, correctionOf } from '../correction/correction.ts'
import type { Procedure } from '../procedure.ts'
import { openForMove } from '../step/take-step.ts'
import { readEvents } from '../store/case-store.ts'

/** Answers one item of what is to be put right (逐项补正): kept, and handed in later together with the others. */
export const answerCorrection = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.answer-correction',
    title: '答复一项补正',
    http: 'POST /cases/{number}/corrections/{item}',
    who: signedIn(),
    input: z.strictObject({
      number: CaseNumber,
      item: z.uuid(),
      said: z.string().max(500).optional(),
      input: z.record(z.string(), z.unknown()).optional(),
    }),
    output: z.object({ correction: Correction.nullable() }),
    async run(ctx, { number, ...given }) {
      const { file, procedure } = await openForMove(ctx, procedures, number)
      const events = await readEvents(ctx.db, number)
      await answerItem(ctx, procedure, file, events, given)
      return { correction: await correctionOf(ctx, procedure, file, events) }
    },
  })
