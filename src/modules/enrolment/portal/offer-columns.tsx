import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import type { PublicOffer } from '../offer/view.ts'

/** What every list of offers says of each (招生): the class, when it begins, what one pays oneself, places left. */
export const OFFER_COLUMNS = [
  {
    title: '班',
    show: (one: PublicOffer) => (
      <a href={`/learn/offers/${one.id}`}>
        {one.occupation} {one.levelText}
      </a>
    ),
  },
  { title: '开课', show: (one: PublicOffer) => <DayText day={civilDate(one.startsOn)} /> },
  { title: '自己出', figures: true, show: (one: PublicOffer) => `${formatYuan(fen(one.own))}元` },
  {
    title: '还剩',
    figures: true,
    show: (one: PublicOffer) => (one.free > 0 ? `${one.free} 人` : '候补'),
  },
]
