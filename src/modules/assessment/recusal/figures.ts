import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../../kernel/figure/index.ts'

/** Who may not examine, watch or supervise whom, as it stands; looked at again by examination. */
const recusals: Tally = {
  key: 'recusals',
  grain: ['cohort'],
  called: { cohort: { title: '从哪来', values: { declared: '本人申报', decided: '申请以后决定' } } },
  rows: (within) => sql`select b.exam as subject, b.id as item, e.district,
      (b.at at time zone 'Asia/Shanghai')::date as day, null::text as occupation, null::text as level, b.source as cohort,
      null::uuid as person, e.number as reference, null::bigint as amount
    from exam_bond b join exam e on e.id = b.exam where b.withdrawn_at is null and ${within('b.exam', 'uuid')}`,
}

/** Requests that somebody steps back; looked at again by case. */
const requests: Tally = {
  key: 'recusal-requests',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '结果',
      values: { open: '待决定', granted: '回避', refused: '不用回避', withdrawn: '撤回' },
    },
  },
  rows: (within) => sql`select q.number as subject, q.number as item, e.district,
      (q.opened_at at time zone 'Asia/Shanghai')::date as day, null::text as occupation, null::text as level,
      q.standing as cohort, null::uuid as person, q.number as reference, null::bigint as amount
    from recusal_request q join exam e on e.id = q.exam where ${within('q.number', 'text')}`,
}

/** What somebody had in hand already when they turned out to be bound; looked at again by case. */
const findings: Tally = {
  key: 'recusal-findings',
  grain: ['cohort'],
  called: {
    cohort: { title: '结果', values: { open: '待核查', again: '换人重评', kept: '维持' } },
  },
  rows: (within) => sql`select f.number as subject, f.number as item, e.district,
      (f.opened_at at time zone 'Asia/Shanghai')::date as day, null::text as occupation, null::text as level,
      f.standing as cohort, null::uuid as person, f.number as reference, null::bigint as amount
    from exam_bond_finding f join exam e on e.id = f.exam where ${within('f.number', 'text')}`,
}

const ABOUT = { unit: '件', kind: 'flow', clause: null, counts: 'rows' } as const

/** What recusal contributes to the city's figures. */
export const recusalFigures: readonly CountedFigure[] = [
  figure({
    ...ABOUT,
    key: 'recusals',
    title: '考务人员回避',
    unit: '人次',
    definition:
      '考评员、监考员、阅卷人、质量督导员对一名考生回避算一人次，按申报或者决定的日子统计；撤下的不计。',
    of: recusals,
  }),
  figure({
    ...ABOUT,
    key: 'recusal-requests',
    title: '申请回避件数',
    definition: '考生和单位申请考务人员回避的办件，按申请日统计，按结果分。',
    of: requests,
  }),
  figure({
    ...ABOUT,
    key: 'recusal-findings',
    title: '回避核查件数',
    definition: '已经评了分、监了考才知道要回避的，一件事一件，按立案日统计，按换人重评还是维持分。',
    of: findings,
  }),
]
