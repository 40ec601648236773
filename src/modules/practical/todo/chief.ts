import { sql } from 'kysely'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may } from '../../../kernel/verb/index.ts'
import type { TodoKind } from '../../../kernel/work/index.ts'
import { openIn } from '../store/owed.ts'
import { sessionsByIds } from '../store/sessions.ts'

/** 组长的活: sessions in which something waits for the chief: differences, what came late, or the end. */
export const sessionsToSettle: TodoKind = {
  name: 'practical.to-settle',
  title: '考评组长',
  who: may('practical.mark'),
  place: () => '/practical',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`s.id::text`, due: sql`s.held_on` })
    return sql`select ${first} from practical_examiner e join practical_session s on s.id = e.session
      where e.account = ${actor.account} and e.until is null and e.chief and s.assessor = ${actor.organisation}::uuid
        and (exists (select 1 from practical_entry l where l.session = s.id and l.became = 'late')
          or s.entered_at is null and exists (select 1 from practical_candidate c where c.session = s.id and c.apart > 0)
          or s.closed_at is null and not exists (select 1 from practical_candidate c
            where c.session = s.id and c.mark is null)) ${part}`
  },
  async lines({ db }, ids) {
    const open = await openIn(db, ids)
    return new Map(
      (await sessionsByIds(db, ids)).map((one) => {
        const { apart, late } = open.get(one.id) ?? { apart: 0, late: 0 }
        const why =
          apart > 0
            ? `${apart} 处考评员相差太多，等您裁定`
            : late > 0
              ? `${late} 名考生有晚到的分，等您采用或不采用`
              : '都评完了，等您结束评分'
        return [
          one.id,
          {
            title: one.title,
            detail: `${formatDay(one.heldOn)}，${one.place}`,
            why,
            to: `/practical/${one.id}` as const,
          },
        ]
      }),
    )
  },
}
