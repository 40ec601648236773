import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'

const PAID = sql`select f.district, p.paid_on as day, p.person, p.case_number as reference, p.amount - p.recovered as amount
  from payable p join case_file f on f.number = p.case_number
  where p.paid_on is not null and p.state in ('paid', 'recovering', 'recovered', 'written-off')
    and p.recovered < p.amount`

/** What subsidies contribute to the city's figures. */
export const subsidyFigures: readonly Figure[] = [
  {
    key: 'paid-people',
    title: '补贴到账人数',
    unit: '人',
    definition: '补贴已经到账、没有全额追回的人，同一人只计一次。',
    counts: 'people',
    rows: PAID,
  },
  {
    key: 'paid-amount',
    title: '补贴到账金额',
    unit: '元',
    definition: '银行回盘确认到账的补贴金额，退票的不计，追回的扣除。',
    counts: 'amount',
    rows: PAID,
  },
]
