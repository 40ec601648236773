import { sql } from 'kysely'
import { CASE_DISTRICTS } from '../../kernel/case/index.ts'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'
import { PAID_PAYABLES } from '../payments/index.ts'

/** What was paid and did not come back; looked at again by claim. */
const paid: Tally = {
  key: 'paid',
  grain: ['occupation', 'level', 'cohort'],
  rows: (within) => sql`select p.case_number as subject, p.id as item, f.district, p.paid_on as day,
      c.occupation_key as occupation, c.level, c.subsidy_group as cohort, p.person, p.case_number as reference,
      p.amount - p.recovered as amount
    from ${PAID_PAYABLES} p join ${CASE_DISTRICTS} f on f.number = p.case_number
      join subsidy_claim c on c.number = p.case_number
    where ${within('p.case_number', 'text')}`,
}

/** What subsidies contribute to the city's figures. */
export const subsidyFigures: readonly CountedFigure[] = [
  figure({
    key: 'paid-people',
    title: '补贴到账人数',
    unit: '人',
    kind: 'stock',
    definition: '补贴已经到账、没有全额追回的人，同一人只计一次，计在其最高等级、最近一笔补贴所在的区。',
    clause: null,
    counts: 'people',
    of: paid,
  }),
  figure({
    key: 'paid-amount',
    title: '补贴到账金额',
    unit: '元',
    kind: 'flow',
    definition: '银行回盘确认到账的补贴金额，退票的不计，追回的扣除。',
    clause: null,
    counts: 'amount',
    of: paid,
  }),
]
