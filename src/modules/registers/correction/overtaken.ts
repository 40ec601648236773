import { casesOf, takeStep } from '../../../kernel/case/index.ts'
import { type Follower, follow } from '../../../kernel/event/index.ts'
import { statusesByIds } from '../../people/index.ts'
import { registersAnswered } from '../answered.ts'
import { factCorrection } from './procedure.ts'

/** So many corrections are open at once of the people whom one answer tells of; each of them has a few at most. */
const OPEN = 10_000

/** A register that has put its own fact right has done what was asked: the case ends by it, and says so. */
export const overtakenBySource: Follower = follow(
  registersAnswered,
  'registers.end-overtaken',
  async (ctx, { people }) => {
    const theirs = await casesOf(
      ctx.db,
      { kind: factCorrection.kind, people, closed: false },
      { limit: OPEN },
    )
    if (theirs.length === 0) return
    const facts = await statusesByIds(
      ctx.db,
      theirs.map(({ form }) => String(form.fact)),
    )
    const gone = new Map(
      facts.flatMap(({ id, successor, withdrawnAt }) =>
        successor !== null || withdrawnAt !== null ? [[id, successor !== null] as const] : [],
      ),
    )
    for (const { number, form } of theirs) {
      const replaced = gone.get(String(form.fact))
      if (replaced === undefined) continue
      await takeStep(ctx.asSystem('登记部门已经改了登记'), [factCorrection], number, 'overtaken', {
        note: replaced
          ? '登记部门送来了新的登记，请到“我的登记信息”里核对；仍不对的可以再申请。'
          : '登记部门已经撤回这条登记。',
      })
    }
  },
)
