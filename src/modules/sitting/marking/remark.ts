import type { Foreseen } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { foreseeMachineMarks } from '../../assessment/index.ts'
import { valuesOf } from '../store/marks.ts'
import type { Session } from '../store/sessions.ts'
import type { Ruling } from './points.ts'
import { type Settled, settledOf } from './settle.ts'

/** Marks that come out otherwise than they stand. */
export interface Changed {
  person: string
  value: string
  before: string | null
}

/** Which papers come out otherwise than in the last round. */
export async function changedBy(
  ctx: VerbContext,
  session: Session,
  settled: readonly Settled[],
): Promise<Changed[]> {
  const before = await valuesOf(ctx.db, session.id)
  return settled.flatMap(({ sitting, value }) => {
    const old = before.get(sitting.id) ?? null
    return value !== null && value !== old ? [{ person: sitting.person, value, before: old }] : []
  })
}

/** What a ruling would do if it were decided now (办前预览), by the same sums that the decision makes. */
export async function foreseeRuling(
  ctx: VerbContext,
  session: Session,
  item: string,
  ruling: Ruling,
): Promise<Foreseen[]> {
  const settled = await settledOf(ctx, session, { rulings: new Map([[item, ruling]]) })
  const changed = await changedBy(ctx, session, settled)
  const up = changed.filter(({ value, before }) => Number(value) > Number(before)).length
  const began = settled.filter(({ sitting }) => sitting.paper !== null).length
  const marks = {
    label: '成绩',
    text: `${began} 人里 ${changed.length} 人变化：${up} 人升高，${changed.length - up} 人降低`,
    warns: changed.length === 0,
  }
  const { published, certified, passing, failing, reexamined } = await foreseeMachineMarks(
    ctx,
    session.exam,
    'theory',
    changed,
  )
  if (!published) return [marks, { label: '合格', text: '考试还没有公布成绩，公布时按新的成绩判定' }]
  return [
    marks,
    {
      label: '合格',
      text: `${passing} 人变为合格，${failing} 人变为不合格`,
      warns: failing > 0,
    },
    {
      label: '证书',
      text: certified
        ? `补发 ${passing} 张，${reexamined} 张开复查，补贴跟着复查`
        : '还没有发证，公示期满按新的结果发',
      warns: reexamined > 0,
    },
  ]
}
