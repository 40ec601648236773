import { sql } from 'kysely'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { rulingsByIds } from '../store/rulings.ts'

/** 待决定的题目处理: what somebody else proposed about a question that was sat. */
export const rulingsToDecide: TodoKind = {
  name: 'sitting.rulings',
  title: '题目处理',
  who: may('certificates.decide'),
  place: () => '/item-rulings',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`q.id::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from sitting_ruling q
      where q.decided_by is null and q.proposed_by <> ${actor.account} ${part}`
  },
  async lines({ db }, ids) {
    const found = await rulingsByIds(db, ids)
    return new Map(
      found.map((one) => [
        one.id,
        {
          title: `${one.title}：${one.ruling.what === 'void' ? '一题作废' : '一题更正答案'}`,
          detail: `${formatMoment(one.proposedAt)} 提出：${one.reason}`,
          why: '决定以后全场重新评分，等您决定',
          to: `/item-rulings/${one.id}` as const,
        },
      ]),
    )
  },
}
