import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Appeals against marks that are over; looked at again by case. */
const appeals: Tally = {
  key: 'mark-appeals',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '结果',
      values: {
        changed: '成绩更正',
        kept: '维持原成绩',
        withdrawn: '本人撤回',
        overtaken: '重新核分或考试作废',
        stopped: '没有考评员，终止',
      },
    },
  },
  rows: (within) => sql`select a.number as subject, a.number as item, a.district, a.ended_on as day,
      null::text as occupation, null::text as level, a.standing as cohort, a.person, a.number as reference,
      null::bigint as amount
    from mark_appeal a where a.standing <> 'open' and ${within('a.number', 'text')}`,
}

/** What sittings contribute to the city's figures. */
export const sittingFigures: readonly CountedFigure[] = [
  figure({
    key: 'mark-appeals',
    title: '成绩复核件数',
    unit: '件',
    kind: 'flow',
    definition: '办结的成绩复核，按办结日统计，按结果分：更正、维持、撤回、终止。',
    clause: null,
    counts: 'rows',
    of: appeals,
  }),
]
