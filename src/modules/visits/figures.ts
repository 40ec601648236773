import { sql } from 'kysely'
import { type Figure, figure, ratio, type Tally } from '../../kernel/figure/index.ts'
import { examsWithResults } from '../assessment/index.ts'
import { KIND_WORDS } from './in-words.ts'

/** Visits whose report was signed; looked at again by case. */
const reported: Tally = {
  key: 'visits-reported',
  grain: ['cohort'],
  called: { cohort: { title: '督导方式', values: KIND_WORDS } },
  rows: (within) => sql`select v.number as subject, v.number as item, v.district, v.reported_on as day,
      null::text as occupation, null::text as level, v.kind as cohort, null::uuid as person, v.number as reference,
      null::bigint as amount
    from visit v where v.reported_on is not null and ${within('v.number', 'text')}`,
}

/** Those that found something, by how they came out; looked at again by case. */
const troubled: Tally = {
  key: 'visits-troubled',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '整改',
      values: { open: '整改中', 'in-time': '按期整改合格', late: '逾期整改合格', handed: '转处理' },
    },
  },
  rows: (within) => sql`select v.number as subject, v.number as item, v.district, v.reported_on as day,
      null::text as occupation, null::text as level,
      case v.standing when 'closed' then coalesce(v.rectified, 'late') when 'handed' then 'handed' else 'open' end as cohort,
      null::uuid as person, v.number as reference, null::bigint as amount
    from visit v where v.problems > 0 and ${within('v.number', 'text')}`,
}

/** Examinations with a signed report, each once however often it was visited; looked at again by examination. */
const visited: Tally = {
  key: 'exams-visited',
  grain: [],
  rows: (
    within,
  ) => sql`select v.exam as subject, v.exam as item, min(v.district) as district, min(v.day) as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      min(v.exam_number) as reference, null::bigint as amount
    from visit v where v.reported_on is not null and ${within('v.exam', 'uuid')} group by v.exam`,
}

const problems = figure({
  key: 'visits-with-problems',
  title: '查出问题的质量督导',
  unit: '次',
  kind: 'flow',
  definition: '督导员签了报告、至少一项不符合的质量督导，按签报告的日子统计，按整改的结果分。',
  clause: null,
  counts: 'rows',
  of: troubled,
})

/** What quality supervision contributes to the city's figures. */
export const visitsFigures: readonly Figure[] = [
  figure({
    key: 'visits-done',
    title: '质量督导次数',
    unit: '次',
    kind: 'flow',
    definition: '督导员都签了报告的质量督导，按签报告的日子统计，按方式分：日常、专项、抽查、线索。',
    clause: null,
    counts: 'rows',
    of: reported,
  }),
  problems,
  ratio({
    key: 'visits-rectified-in-time',
    title: '督导按期整改率',
    unit: '%',
    definition: '查出问题的质量督导里，机构在期限内报了整改、验收合格的所占比例。',
    clause: null,
    part: figure({
      key: 'visits-mended-in-time',
      title: '按期整改合格的质量督导',
      unit: '次',
      kind: 'flow',
      definition: '在期限内报了整改、由没有去督导的人验收合格的质量督导，按签报告的日子统计。',
      clause: null,
      counts: 'rows',
      of: troubled,
      only: { dimension: 'cohort', values: ['in-time'] },
    }),
    whole: problems,
  }),
  ratio({
    key: 'exams-visited-share',
    title: '考试督导覆盖率',
    unit: '%',
    definition: '督导员签了报告的考试场次除以公布了成绩的考试场次；一场督导几次只计一次。',
    clause: null,
    part: figure({
      key: 'exams-visited',
      title: '督导过的考试场次',
      unit: '场',
      kind: 'flow',
      definition: '督导员签了报告的考试，一场只计一次，按督导日统计。',
      clause: null,
      counts: 'rows',
      of: visited,
    }),
    whole: examsWithResults,
  }),
]
