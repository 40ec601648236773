import type { CaseFile, Evidence } from '../../../../kernel/case/index.ts'
import { addDays, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { UNEARNED, type Unearned } from '../../rules.ts'
import { onlineOn } from '../../standard.ts'
import { outcomesByMonth } from '../batches.ts'
import { REVIEW_SORTS } from '../platform.ts'
import { platformOfCase, reviewOf } from '../store.ts'

/** So far back are records looked at. */
const DAYS = 365

/** One month of what a platform sent: how many records, and how many of each kind counted nothing. */
export interface MonthOfRecords {
  month: string
  records: number
  uncounted: number
  percent: number
  kinds: { kind: string; why: string; records: number; percent: number }[]
}

/** What a platform sent, month by month, and the share of each kind of record that counts nothing (退回占比). */
export async function monthsOf(ctx: VerbContext, platform: string): Promise<MonthOfRecords[]> {
  const rows = await outcomesByMonth(ctx.db, platform, addDays(ctx.today, -DAYS))
  return [...new Set(rows.map(({ month }) => month))].map((month) => {
    const own = rows.filter((one) => one.month === month)
    const records = own.reduce((sum, { count }) => sum + count, 0)
    const lost = own.filter(({ outcome }) => outcome !== 'counted')
    const percent = (part: number) => Math.round((part * 1000) / records) / 10
    const uncounted = lost.reduce((sum, { count }) => sum + count, 0)
    return {
      month,
      records,
      uncounted,
      percent: percent(uncounted),
      kinds: lost.map(({ outcome, count }) => ({
        kind: outcome,
        why: UNEARNED[outcome as Unearned][0],
        records: count,
        percent: percent(count),
      })),
    }
  })
}

/** What an assessment rests on: the platform's own records, month by month, beside what the city allows. */
export async function reviewEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const platform = await platformOfCase(ctx.db, file.number)
  const { sort, reason, answer } = await reviewOf(ctx.db, file.number)
  const { uncountedPercent } = onlineOn(await ctx.standards(), ctx.today).platforms
  const months = await monthsOf(ctx, platform.id)
  return {
    comparisons: months.map(({ month, percent, records }) => ({
      item: `${month} 不计学时的记录`,
      declared: `${percent}%`,
      authoritative: `${uncountedPercent}% 以内`,
      source: `报送 ${records} 条`,
      trust: 'A' as const,
      result: percent > uncountedPercent ? ('attention' as const) : ('ok' as const),
      note: percent > uncountedPercent ? '不计的占比偏高，看是哪一种' : null,
    })),
    tabs: [
      {
        key: 'platform',
        title: REVIEW_SORTS[sort],
        kind: 'facts',
        facts: [
          { label: '平台', text: platform.name },
          { label: '入选', text: platform.selectedOn ? formatDay(platform.selectedOn) : '' },
          { label: '为什么评估', text: reason },
          { label: '平台的说明', text: answer ?? '没有' },
        ],
      },
      {
        key: 'records',
        title: '不计学时的记录',
        kind: 'table',
        columns: ['月份', '原因', '条数', '占比'],
        rows: months.flatMap(({ month, kinds }) =>
          kinds.map(({ why, records, percent }) => [month, why, `${records}`, `${percent}%`]),
        ),
      },
    ],
    documents: [{ title: '公众看到的平台名录', href: '/learn/platforms' }],
  }
}
