import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../kernel/database/index.ts'
import {
  cutPage,
  type ListOrder,
  may,
  pageAsked,
  pagedRow,
  pageNeighbours,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { paymentCase } from '../payable/payment-case.ts'

const Row = z.object({
  case: z.string(),
  batch: z.string(),
  amount: z.number(),
  set_off: z.number(),
  account: z.string(),
  state: z.enum(['paid', 'returned']),
  settled_on: z.string().nullable(),
  reason: z.string().nullable(),
  again: z.boolean(),
})

const Line = z.object({
  case: z.string(),
  kindTitle: z.string(),
  batch: z.string(),
  amount: z.number().int(),
  /** 分 that were kept back against what the payee owes. */
  setOff: z.number().int(),
  account: z.string(),
  state: z.enum(['paid', 'returned']),
  settledOn: z.string().nullable(),
  reason: z.string().nullable(),
  /** The bank gave it back and it has not been sent again: the payee's account must be put right. */
  waits: z.boolean(),
})

const PAGE = 50
/** One account is put right for all that it gave back; more than these need not be named. */
const BACK = 100
const NEWEST: ListOrder = {
  name: 'my-money',
  keys: [
    { by: sql.raw('line.settled_on'), is: 'day' },
    { by: sql.raw('line.batch'), is: 'text' },
    { by: sql.raw('line.line'), is: 'whole' },
  ],
  falling: true,
}

/** 我的到账和退票: what the bank paid to a person or an organisation, and what it gave back. */
export const myMoney = verb({
  name: 'payments.my-money',
  title: '查看到账和退票',
  http: 'GET /payments/my-money',
  who: may('subsidy.confirm'),
  input: z.strictObject(pageAsked),
  output: z.object({
    items: z.array(Line),
    ...pageNeighbours,
    /** Everything that arrived, in 分. */
    total: z.number().int(),
    /** What waits for the payee's account, on whatever page it stands. */
    back: z.array(Line),
  }),
  async run(ctx, asked) {
    const payee = ctx.actor.organisation ?? ctx.actor.person
    if (!payee) return { items: [], next: null, previous: null, total: 0, back: [] }
    const cut = cutPage(NEWEST, asked, PAGE)
    const rows = await readRows(
      pagedRow(Row),
      sql`select ${COLUMNS}, ${cut.key}
      from payment_line line join payable on payable.id = line.payable
      where line.payee = ${payee}::uuid and line.state in ('paid', 'returned') and ${cut.beyond}
      ${cut.first}`,
      ctx.db,
    )
    const { items, ...neighbours } = cut.page(rows)
    const { rows: sums } = await sql<{ total: number }>`select coalesce(sum(amount), 0)::bigint as total
      from payment_line where payee = ${payee}::uuid and state = 'paid'`.execute(ctx.db)
    return {
      ...neighbours,
      items: items.map(lineOf),
      total: sums[0]?.total ?? 0,
      back: await backOf(ctx, payee),
    }
  },
})

/** The newest line of a payable that the bank gave back says why it waits. */
const LATEST = sql.raw(`not exists (select 1 from payment_line later
  where later.case_number = line.case_number and later.batch > line.batch)`)

const COLUMNS = sql`line.case_number as "case", line.batch, line.amount, line.set_off,
  line.account_masked as account, line.state, line.settled_on, line.return_reason as reason,
  line.state = 'returned' and payable.state = 'returned' and ${LATEST} as again`

async function backOf(ctx: VerbContext, payee: string): Promise<z.infer<typeof Line>[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS}
    from payable join payment_line line on line.payable = payable.id
    where payable.payee = ${payee}::uuid and payable.state = 'returned' and line.state = 'returned' and ${LATEST}
    order by line.settled_on desc, line.batch desc, line.line desc limit ${BACK}`,
    ctx.db,
  )
  return rows.map(lineOf)
}

const lineOf = ({ set_off, settled_on, again, ...row }: z.output<typeof Row>): z.infer<typeof Line> => ({
  ...row,
  kindTitle: paymentCase(row.case).procedure.title,
  setOff: set_off,
  settledOn: settled_on,
  waits: again,
})
