import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { drawablesOf } from '../batch/store.ts'
import { drawSealed } from '../paper/draw-sealed.ts'
import { holdersFor } from '../paper/holders.ts'
import { HOLDERS } from '../paper/shares.ts'
import { lockPaper } from '../paper/store.ts'
import { refusals } from '../refusals.ts'

/** 组卷: draws the papers by lot from the assessor's own bank, seals them, and lays a share of the key ready for each of three officials. */
export const drawPaper = verb({
  name: 'bank.draw-paper',
  title: '组卷、封卷',
  http: 'POST /bank/papers/{id}/draw',
  who: may('bank.draw-paper'),
  input: z.strictObject({
    id: z.uuid(),
    holders: z.array(z.string().max(100)).length(HOLDERS, '请选三位分片保管人'),
  }),
  output: z.object({ forms: z.number().int(), differsBy: z.number() }),
  async run(ctx, { id, holders }) {
    const paper = await lockPaper(ctx.db, id)
    if (!paper) throw refusals.noPaper()
    ctx.act.subject('paper', id)
    ctx.within({ district: paper.district })
    if (paper.state !== 'planned') throw refusals.notPlanned()
    const able = await holdersFor(ctx, paper.district)
    const named = [...new Set(holders)].map((account) => able.find((one) => one.account === account))
    const chosen = named.filter((one) => one !== undefined)
    if (chosen.length !== HOLDERS)
      throw refusals.threeHolders({
        fields: [{ path: 'holders', message: '三位各不相同，都在能保管分片的岗位上' }],
      })
    const pool = await drawablesOf(ctx.db, paper)
    const expected = await drawSealed(ctx, paper, pool, chosen, randomBytes(32).toString('hex'))
    // In hundredths of a point, as it is shown.
    const differsBy = Math.round((Math.max(...expected) - Math.min(...expected)) * 100) / 100
    return { forms: expected.length, differsBy }
  },
})
