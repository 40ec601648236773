import { sql } from 'kysely'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { administrationsOf } from './administration.ts'
import { ALARM_NAMES } from './alarms.ts'

/** 待复看的试题: questions that did otherwise than before, until somebody has looked at them. */
export const alarmsDue: TodoKind = {
  name: 'bank.alarms',
  title: '待复看的试题',
  who: may('bank.publish'),
  place: () => '/bank',
  rows(_ctx, cut) {
    const { first, part } = cut({ key: sql`a.item::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from (select distinct item from bank_administration
      where alarm is not null and settled_at is null) a where true ${part}`
  },
  async lines({ db }, items) {
    const found = await administrationsOf(db, items)
    return new Map(
      found
        .filter(({ alarm, settledNote }) => alarm !== null && settledNote === null)
        .map(({ item, alarm, p, candidates, pointBiserial }) => [
          item,
          {
            title: `试题${alarm ? ALARM_NAMES[alarm] : ''}`,
            detail: `${candidates} 人里 ${Math.round(p * 100)}% 答对，点二列相关 ${pointBiserial?.toFixed(2) ?? '—'}`,
            why: '等您复看：停用，或写明可以继续用',
            to: `/bank/items/${item}` as const,
          },
        ]),
    )
  },
}
