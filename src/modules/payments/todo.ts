import { sql } from 'kysely'
import { type Fen, formatYuan } from '../../kernel/value/money.ts'
import { may } from '../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../kernel/work/index.ts'
import { payablesOf } from './payable/payable.ts'
import { paymentCase } from './payable/payment-case.ts'

/** 退票: money that the bank gave back; it is sent again once the payee has put the account right. */
const moneyBack: TodoKind = {
  name: 'payments.money-back',
  title: '银行退回的钱',
  who: may('subsidy.confirm'),
  place: ({ actor }) => (actor.kind === 'citizen' ? '/my/subsidies' : '/money'),
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`case_number`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from payable where payee = ${actor.organisation ?? actor.person}::uuid
      and state = 'returned' ${part}`
  },
  async lines({ db, actor }, numbers) {
    const payables = await payablesOf(db, numbers)
    const own = actor.kind === 'citizen'
    return new Map(
      [...payables].map(([number, one]) => [
        number,
        {
          title: `${formatYuan(one.amount as Fen)} 元没有到账`,
          detail: `${paymentCase(number).procedure.title} · ${number}`,
          why: '等您更正收款账户，系统自动重新拨付',
          to: own ? ('/my/profile' as const) : ('/organisation' as const),
        },
      ]),
    )
  },
}

export const paymentsTodo: readonly TodoKind[] = [moneyBack]
