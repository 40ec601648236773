import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'

const PAID = sql`select f.district, p.paid_on as day, p.person, p.case_number as reference, p.amount
  from payable p join case_file f on f.number = p.case_number where p.paid_on is not null`

/** What subsidies contribute to the city's figures. */
export const subsidyFigures: readonly Figure[] = [
  {
    key: 'paid-people',
    title: '补贴到账人数',
    unit: '人',
    definition: '培训补贴已经到账的学员，同一人只计一次。',
    counts: 'people',
    rows: PAID,
  },
  {
    key: 'paid-amount',
    title: '补贴到账金额',
    unit: '元',
    definition: '银行回盘确认到账的培训补贴金额，退票的不计。',
    counts: 'amount',
    rows: PAID,
  },
]
