import { sql } from 'kysely'
import { CASE_DISTRICTS } from '../../kernel/case/index.ts'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'
import { PAID_PAYABLES } from '../payments/index.ts'
import { KIND_KEYS, PAYMENT_KINDS, PROGRAMME_KINDS } from './kinds.ts'

/** Programmes whose plan was approved; looked at again by programme. */
const approved: Tally = {
  key: 'programmes',
  grain: ['cohort'],
  called: { cohort: { title: '培训种类', values: PROGRAMME_KINDS } },
  rows: (within) => sql`select p.number as subject, p.number as item, p.district, p.planned_on as day,
      null::text as occupation, null::text as level, p.kind as cohort, null::uuid as person, p.number as reference,
      null::bigint as amount
    from programme p where p.standing in ('running', 'settled') and ${within('p.number', 'text')}`,
}

/** What was paid of them and did not come back; looked at again by case. */
const paid: Tally = {
  key: 'programmes-paid',
  grain: ['cohort'],
  called: { cohort: { title: '补贴种类', values: PAYMENT_KINDS } },
  rows: (within) => sql`select p.case_number as subject, p.id as item, f.district, p.paid_on as day,
      null::text as occupation, null::text as level, c.kind as cohort, p.person, p.case_number as reference,
      p.amount - p.recovered as amount
    from ${PAID_PAYABLES} p join ${CASE_DISTRICTS} f on f.number = p.case_number
      join programme_payment c on c.number = p.case_number
    where ${within('p.case_number', 'text')}`,
}

const OF_PROGRAMMES = { dimension: 'cohort', values: KIND_KEYS } as const
const OF_LIVING = { dimension: 'cohort', values: ['living'] } as const

/** What training programmes contribute to the city's figures. */
export const programmesFigures: readonly CountedFigure[] = [
  figure({
    key: 'programmes',
    title: '培训项目',
    unit: '个',
    kind: 'flow',
    definition:
      '计划已经批准的项目制、新型学徒制、名师带徒、定向、安全、创业培训项目，按申报日统计；终止的不计。',
    clause: null,
    counts: 'rows',
    of: approved,
  }),
  figure({
    key: 'programmes-paid-people',
    title: '培训项目、生活费补贴到账人数',
    unit: '人',
    kind: 'stock',
    definition: '培训项目、生活费补贴已经到账、没有全额追回的人，同一人只计一次。',
    clause: null,
    counts: 'people',
    of: paid,
    only: OF_PROGRAMMES,
  }),
  figure({
    key: 'programmes-paid-amount',
    title: '培训项目、生活费补贴到账金额',
    unit: '元',
    kind: 'flow',
    definition: '培训项目、生活费补贴中银行回盘确认到账的金额，退票的不计，追回的扣除。',
    clause: null,
    counts: 'amount',
    of: paid,
    only: OF_PROGRAMMES,
  }),
  figure({
    key: 'living-paid-people',
    title: '生活费补贴到账人数',
    unit: '人',
    kind: 'stock',
    definition: '生活费补贴已经到账、没有全额追回的人，同一人只计一次。',
    clause: null,
    counts: 'people',
    of: paid,
    only: OF_LIVING,
  }),
  figure({
    key: 'living-paid-amount',
    title: '生活费补贴到账金额',
    unit: '元',
    kind: 'flow',
    definition: '生活费补贴中银行回盘确认到账的金额，退票的不计，追回的扣除。',
    clause: null,
    counts: 'amount',
    of: paid,
    only: OF_LIVING,
  }),
]
