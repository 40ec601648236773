import { sql } from 'kysely'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { correctionsByIds } from '../store/corrections.ts'

/** 待决定的实操成绩更正: what somebody else proposed about a mark that is in an examination. */
export const correctionsToDecide: TodoKind = {
  name: 'practical.corrections',
  title: '实操成绩更正',
  who: may('certificates.decide'),
  place: () => '/practical-corrections',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`q.id::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from practical_correction q
      where q.decided_by is null and q.proposed_by <> ${actor.account} ${part}`
  },
  async lines({ db }, ids) {
    return new Map(
      (await correctionsByIds(db, ids)).map((one) => [
        one.id,
        {
          title: `${one.title} ${one.seat} 号：${one.before} 更正为 ${one.value}`,
          detail: `${formatMoment(one.proposedAt)} 提出：${one.reason}`,
          why: '决定以后成绩、证书跟着变，等您决定',
          to: `/practical-corrections/${one.id}` as const,
        },
      ]),
    )
  },
}
