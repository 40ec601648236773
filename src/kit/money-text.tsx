import { type Fen, formatYuan, yuanInWords } from '../kernel/value/money.ts'

/** An amount of money; `inWords` adds the Chinese capitals (大写) that papers need. */
export const MoneyText = ({ amount, inWords }: { amount: Fen; inWords?: boolean }) => (
  <span className="money">
    {formatYuan(amount)} 元{inWords && <small>（{yuanInWords(amount)}）</small>}
  </span>
)
