import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById, scopeOn } from '../../organisations/index.ts'
import { batchProcedure, subtitleOf } from '../batch/procedure.ts'
import { PURPOSE_NAMES, PURPOSES } from '../batch/store.ts'
import { refusals } from '../refusals.ts'

/** 新开一批: questions of one occupation, level and purpose, written and published together. */
export const beginBatch = verb({
  name: 'bank.begin-batch',
  title: '新开一批题',
  http: 'POST /bank/batches',
  who: may('bank.write'),
  input: z.strictObject({
    occupation: OccupationName,
    level: LevelText,
    purpose: z.enum(PURPOSES),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { occupation, level, purpose }) {
    const own = ctx.actor.organisation ? await organisationById(ctx.db, ctx.actor.organisation) : null
    if (!own) throw refusals.asAssessor()
    const scope = await scopeOn(ctx.db, own.id, 'assessment', ctx.today)
    const known = scope.find(
      (one) => sameOccupation(one.occupation, occupation) && one.levels.includes(level),
    )
    if (!known)
      throw refusals.wrongOccupation({ fields: [{ path: 'occupation', message: '不在备案范围里' }] })
    const { number } = await openCase(ctx, batchProcedure, {
      district: own.district,
      organisation: own.id,
      title: `${PURPOSE_NAMES[purpose]}题：${occupation}`,
      subtitle: subtitleOf({ purpose, occupation, level }, 0),
      form: { organisation: own.id, purpose, occupation: known.occupation, level },
    })
    return { number }
  },
})
