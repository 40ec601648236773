import { sql } from 'kysely'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { toDeclareIn } from '../recusal/to-declare.ts'
import { owedIn } from '../store/owed.ts'
import { sessionsByIds } from '../store/sessions.ts'

/** 待评分: sessions in which this examiner still owes marks, or has two phones that say different things. */
export const sessionsToMark: TodoKind = {
  name: 'practical.to-mark',
  title: '实操评分',
  who: may('practical.mark'),
  place: () => '/practical',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`s.id::text`, due: sql`s.held_on` })
    return sql`select ${first} from practical_examiner e join practical_session s on s.id = e.session
      where e.account = ${actor.account} and e.until is null and not e.chief and s.closed_at is null
        and s.assessor = ${actor.organisation}::uuid
        and exists (select 1 from practical_candidate c join practical_duty d on d.candidate = c.id
          where c.session = s.id and d.card = e.card and d.until is null and d.missing + d.own > 0) ${part}`
  },
  async lines(ctx, ids) {
    const { db, actor } = ctx
    const owed = await owedIn(db, ids, actor.account)
    const sessions = await sessionsByIds(db, ids)
    const declares = await toDeclareIn(ctx, sessions)
    return new Map(
      sessions.map((one) => {
        const { candidates, own } = owed.get(one.id) ?? { candidates: 0, own: 0 }
        const first = declares.has(one.id)
        const why = first
          ? '先申报回避，再评分'
          : own > 0
            ? `有 ${own} 格两部手机不一致，请您定`
            : `还有 ${candidates} 名考生等您评`
        return [
          one.id,
          {
            title: one.title,
            detail: `${formatDay(one.heldOn)}，${one.place}`,
            why,
            to: first ? (`/exams/${one.exam}/declaration` as const) : (`/practical/${one.id}/mark` as const),
          },
        ]
      }),
    )
  },
}

/** 待签评分记录: sessions that were closed and that this examiner has not signed; what was signed and changed since is shown on the page. */
export const markingToSign: TodoKind = {
  name: 'practical.to-sign',
  title: '签评分记录',
  who: may('practical.mark'),
  place: () => '/practical',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`s.id::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from practical_examiner e join practical_session s on s.id = e.session
      where e.account = ${actor.account} and e.until is null and s.closed_at is not null and s.entered_at is null
        and s.assessor = ${actor.organisation}::uuid
        and not exists (select 1 from practical_signature g where g.session = s.id and g.account = ${actor.account}) ${part}`
  },
  async lines({ db }, ids) {
    return new Map(
      (await sessionsByIds(db, ids)).map((one) => [
        one.id,
        {
          title: one.title,
          detail: `${formatDay(one.heldOn)}，${one.place}，已结束评分`,
          why: '组长和一位评分的考评员都签了，成绩才录入考试',
          to: `/practical/${one.id}/sign` as const,
        },
      ]),
    )
  },
}
