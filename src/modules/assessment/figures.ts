import { sql } from 'kysely'
import { type Figure, figure, ratio, type Tally } from '../../kernel/figure/index.ts'
import { STANDING_CERTIFICATES } from '../certificates/index.ts'
import { recusalFigures } from './recusal/figures.ts'

/** The certificates that stand, as they are after corrections; looked at again by examination. */
const certified: Tally = {
  key: 'certified',
  grain: ['occupation', 'level'],
  rows: (within) => sql`select e.id as subject, c.person as item, e.district, e.held_on as day,
      coalesce(k.work_type, k.occupation) as occupation, case k.level when 0 then 'special' else k.level::text end as level,
      null::text as cohort, c.person, e.number as reference, null::bigint as amount
    from exam_candidate c join exam e on e.id = c.exam
      join ${STANDING_CERTIFICATES} k on k.source_kind = 'exam' and k.source_id = c.exam::text || ':' || c.person::text
    where c.certificate is not null and ${within('e.id', 'uuid')}`,
}

/** Results that fell by a decision, one a candidate; looked at again by examination. */
const struck: Tally = {
  key: 'results-struck',
  grain: ['occupation', 'level'],
  rows: (within) => sql`select s.exam as subject, s.person as item, e.district,
      (s.decided_at at time zone 'Asia/Shanghai')::date as day, e.occupation_name as occupation, e.level::text as level,
      null::text as cohort, s.person, e.number as reference, null::bigint as amount
    from exam_strike s join exam e on e.id = s.exam where s.struck and ${within('s.exam', 'uuid')}`,
}

/** Examinations whose results were published and stand; looked at again by examination. */
const withResults: Tally = {
  key: 'exams-with-results',
  grain: [],
  rows: (
    within,
  ) => sql`select e.id as subject, e.id as item, e.district, e.held_on as day, null::text as occupation,
      null::text as level, null::text as cohort, null::uuid as person, e.number as reference, null::bigint as amount
    from exam e where e.state in ('notice', 'certified') and ${within('e.id', 'uuid')}`,
}

/** How many examinations there were, for whoever asks what share of them was looked at. */
export const examsWithResults = figure({
  key: 'exams-with-results',
  title: '公布了成绩的考试场次',
  unit: '场',
  kind: 'flow',
  definition: '成绩已经公示或者已经发证的认定考试，作废的不计，按考试日统计。',
  clause: null,
  counts: 'rows',
  of: withResults,
})

const skilled = figure({
  key: 'skilled',
  title: '技能人才总量',
  unit: '人',
  kind: 'stock',
  definition:
    '持有有效职业技能等级证书（五级至一级）的人，同一人只计一次，计在其最高等级、最近一次的证书上；专项职业能力不计。',
  clause: null,
  counts: 'people',
  of: certified,
  only: { dimension: 'level', values: ['5', '4', '3', '2', '1'] },
})

const highlySkilled = figure({
  key: 'highly-skilled',
  title: '高技能人才',
  unit: '人',
  kind: 'stock',
  definition: '最高等级为三级（高级工）、二级（技师）、一级（高级技师）的人，同一人只计一次。',
  clause: '《高技能人才队伍建设中长期规划（2010—2020年）》',
  counts: 'people',
  of: certified,
  only: { dimension: 'level', values: ['3', '2', '1'] },
})

/** What assessment contributes to the city's figures. */
export const assessmentFigures: readonly Figure[] = [
  examsWithResults,
  skilled,
  highlySkilled,
  ratio({
    key: 'highly-skilled-share',
    title: '高技能人才占比',
    unit: '%',
    definition: '高技能人才除以技能人才总量，不是除以就业人员。',
    clause: null,
    part: highlySkilled,
    whole: skilled,
  }),
  figure({
    key: 'certified',
    title: '等级认定取证人次',
    unit: '人次',
    kind: 'flow',
    definition: '通过认定考试取得职业技能等级证书的人次，一张证书计一次；更正过的算一张，撤销的不计。',
    clause: null,
    counts: 'rows',
    of: certified,
  }),
  figure({
    key: 'results-struck',
    title: '撤销成绩人次',
    unit: '人次',
    kind: 'flow',
    definition:
      '勾名单撤销、由另一个人决定的成绩，一名考生在一场考试里计一次，按决定的日子统计；整场作废的不计在内。',
    clause: null,
    counts: 'rows',
    of: struck,
  }),
  ...recusalFigures,
]
