import type { CaseFile, Evidence } from '../../../kernel/case/index.ts'
import { NO_EVIDENCE } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { creditKind } from '../standard.ts'
import { CORRECTIONS, type CreditEvent, eventsOf } from '../store.ts'
import { heldNow } from './hold.ts'
import { OCCASIONS, ratingOfCase } from './store.ts'

/** What a rating rests on, for whoever looks at its case: every event with its evidence, and the grade that holds now. */
export async function ratingEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const rating = await ratingOfCase(ctx.db, file.number)
  if (!rating) return NO_EVIDENCE
  const held = await heldNow(ctx, rating.organisation)
  const events = await eventsOf(ctx.db, rating.organisation, rating.year)
  const named = await namesOf(ctx)
  const disputed = events.find(({ id }) => id === rating.disputed)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'rating',
        title: '评价',
        kind: 'facts',
        facts: [
          { label: '年度', text: `${rating.year}年` },
          { label: '原因', text: OCCASIONS[rating.occasion] },
          { label: '得分', text: `${rating.score} 分` },
          { label: '拟定等级', text: rating.grade },
          ...(disputed
            ? [{ label: '机构有异议的', text: `${named(disputed.indicator)}：${disputed.evidence}` }]
            : []),
          { label: '现在的等级', text: held ? `${held.grade}（${held.year}年度）` : '还没有' },
        ],
      },
      {
        key: 'events',
        title: `信用信息 ${events.length} 条`,
        kind: 'table',
        columns: ['日期', '项目', '次数', '依据'],
        rows: events.map((one) => [
          formatDay(one.happenedOn),
          named(one.indicator),
          String(one.count),
          evidenceText(one),
        ]),
      },
    ],
    documents: [{ title: '公众看到的信用页', href: `/credit/${rating.organisation}` }],
  }
}

/** What shows an event, and why where it takes another back. */
export const evidenceText = ({ evidence, why }: Pick<CreditEvent, 'evidence' | 'why'>): string =>
  why ? `${CORRECTIONS[why]}：${evidence}` : evidence

/** What the indicators and vetoes of today's standard are called; one that it does not know by its key. */
export async function namesOf(ctx: VerbContext): Promise<(key: string) => string> {
  const standards = await ctx.standards()
  const edition = standards.inForce(creditKind, ctx.today) ?? standards.all(creditKind)[0]
  const names = new Map(
    [...(edition?.data.indicators ?? []), ...(edition?.data.veto ?? [])].map(({ key, name }) => [key, name]),
  )
  return (key) => names.get(key) ?? key
}
