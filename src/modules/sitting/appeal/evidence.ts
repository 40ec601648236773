import type { CaseFile, Evidence, EvidenceTab } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { PAPER_NAMES } from '../../assessment/rules.ts'
import { appealOf, remarksOf } from './store.ts'

/** What is asked and what came of it; the points of whoever marks again are told to officials, to others once it is decided. */
export async function appealEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const appeal = await appealOf(ctx.db, file.number)
  const remarks = (await remarksOf(ctx.db, file.number)).filter(({ value }) => value !== null)
  const decided = appeal.standing === 'changed' || appeal.standing === 'kept'
  const shows = ctx.actor.kind === 'official' || decided
  const again: EvidenceTab[] =
    shows && remarks.length > 0
      ? [
          {
            key: 'remarks',
            title: '复评',
            kind: 'table',
            columns: [
              '第几次',
              ...(ctx.actor.kind === 'official' ? ['证卡'] : []),
              '申请时的成绩',
              '复评成绩',
              '说明',
            ],
            rows: remarks.map(({ round, card, value, why }) => [
              String(round),
              ...(ctx.actor.kind === 'official' ? [card] : []),
              `${appeal.value} 分`,
              `${value} 分`,
              why ?? '',
            ]),
          },
        ]
      : []
  // Whoever decides looks at what came of it first.
  const first = file.state === 'deciding' ? again : []
  return {
    comparisons: [],
    tabs: [
      ...first,
      {
        key: 'appeal',
        title: '申请',
        kind: 'facts',
        facts: [
          { label: '考试', text: appeal.examNumber },
          { label: '科目', text: PAPER_NAMES[appeal.paper] },
          { label: '申请时的成绩', text: `${appeal.value} 分${appeal.byMachine ? '（机考）' : ''}` },
          { label: '理由', text: appeal.said },
          ...(appeal.decided === null ? [] : [{ label: '复核以后', text: `${appeal.decided} 分` }]),
        ],
      },
      ...(first.length > 0 ? [] : again),
    ],
    documents: [],
  }
}
