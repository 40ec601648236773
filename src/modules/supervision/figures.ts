import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'
import { MEASURES } from './measure/store.ts'
import { SUPERVISION_RULES } from './rules/in-words.ts'

/** Findings that were upheld; looked at again by case. */
const upheld: Tally = {
  key: 'supervision-findings',
  grain: ['cohort'],
  called: { cohort: { title: '疑点', values: SUPERVISION_RULES } },
  rows: (within) => sql`select f.number as subject, f.number as item, f.district, f.ended_on as day,
      null::text as occupation, null::text as level, f.rule as cohort, null::uuid as person, f.number as reference,
      null::bigint as amount
    from supervision_finding f where f.standing = 'upheld' and ${within('f.number', 'text')}`,
}

/** Measures that were ordered; looked at again by case. */
const ordered: Tally = {
  key: 'supervision-orders',
  grain: ['cohort'],
  called: { cohort: { title: '处理措施', values: MEASURES } },
  rows: (
    within,
  ) => sql`select m.number as subject, m.number || ' ' || m.kind as item, m.district, m.ordered_on as day,
      null::text as occupation, null::text as level, m.kind as cohort, null::uuid as person, m.number as reference,
      null::bigint as amount
    from supervision_measure m where ${within('m.number', 'text')}`,
}

/** Reports on a year that were not made in time; looked at again by organisation. */
const missed: Tally = {
  key: 'annual-reports-missed',
  grain: [],
  rows: (within) => sql`select d.organisation as subject, d.organisation || ' ' || d.year as item, d.district,
      d.missed_on as day, null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      d.year || '年度报告' as reference, null::bigint as amount
    from annual_report_due d where d.missed_on is not null and ${within('d.organisation', 'uuid')}`,
}

/** What supervision contributes to the city's figures. */
export const supervisionFigures: readonly CountedFigure[] = [
  figure({
    key: 'supervision-upheld',
    title: '疑点查实件数',
    unit: '件',
    kind: 'flow',
    definition: '筛查或举报立案的疑点中，两人核查认定属实的，按认定日统计。',
    clause: null,
    counts: 'rows',
    of: upheld,
  }),
  figure({
    key: 'supervision-ordered',
    title: '监督处理措施次数',
    unit: '次',
    kind: 'flow',
    definition: '约谈、整改、通报、解除协议、移送，每决定一次计一次，按决定日统计。',
    clause: null,
    counts: 'rows',
    of: ordered,
  }),
  figure({
    key: 'annual-reports-missed',
    title: '年度报告逾期未报家数',
    unit: '家',
    kind: 'flow',
    definition:
      '民办培训机构、职业学校的年度报告，催报以后到规定日数仍未确认的，一家一年计一次，按认定逾期未报的日期统计。',
    clause: null,
    counts: 'rows',
    of: missed,
  }),
]
