import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../../kernel/figure/index.ts'

/** Orders of paper certificates that are over; looked at again by case. */
const orders: Tally = {
  key: 'paper-orders',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '结果',
      values: {
        'first delivered': '申领，已领取或送达',
        'lost delivered': '遗失补发，已领取或送达',
        'damaged delivered': '损坏补发，已领取或送达',
        stopped: '证书更正、撤销或不能制证，停办',
        unclaimed: '无人领取，作废',
        withdrawn: '本人撤回',
      },
    },
  },
  rows: (within) => sql`select o.number as subject, o.number as item, o.district, o.ended_on as day,
      null::text as occupation, null::text as level,
      case when o.standing = 'delivered' then o.cause || ' delivered' else o.standing end as cohort, o.person,
      o.number as reference, null::bigint as amount
    from paper_order o where o.standing <> 'open' and ${within('o.number', 'text')}`,
}

/** What paper certificates contribute to the city's figures. */
export const paperFigures: readonly CountedFigure[] = [
  figure({
    key: 'paper-orders',
    title: '纸质证书办结件数',
    unit: '件',
    kind: 'flow',
    definition:
      '办结的纸质证书申请，按办结日统计，按结果分：申领、补发（遗失、损坏）、停办、无人领取、撤回。',
    clause: null,
    counts: 'rows',
    of: orders,
  }),
]
