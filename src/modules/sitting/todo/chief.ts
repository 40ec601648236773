import { sql } from 'kysely'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { openRescues, rescuesByIds } from '../store/rescues.ts'
import { dayOfSession, sessionsByIds } from '../store/sessions.ts'
import { stillWriting } from '../store/sittings.ts'
import { mayStillMark, waitingIn } from '../store/waiting.ts'

/** 待收卷: sessions in which nobody writes any more. */
export const sessionsToCollect: TodoKind = {
  name: 'sitting.to-collect',
  title: '收卷',
  who: may('sitting.decide'),
  place: () => '/sittings',
  rows({ actor, now }, cut) {
    const { first, part } = cut({ key: sql`s.id::text`, due: dayOfSession })
    return sql`select ${first} from sitting_session s where s.assessor = ${actor.organisation}::uuid
      and s.closed_at is null and not ${stillWriting(now)} ${part}`
  },
  async lines({ db }, ids) {
    const rescues = await openRescues(db, ids)
    return new Map(
      (await sessionsByIds(db, ids)).map((one) => {
        const late = rescues.get(one.id) ?? 0
        return [
          one.id,
          {
            title: one.title,
            detail: `${formatMoment(one.opensAt)} 开考，时间已到，${one.place}`,
            why: late > 0 ? `先处理 ${late} 份晚到的答案，再收卷` : '没有人在答题了，等您收卷',
            to: `/sittings/${one.id}` as const,
          },
        ]
      }),
    )
  },
}

/** 晚到的答案: what came late or on a stick, which counts or not by the chief's word. */
export const rescuesToDecide: TodoKind = {
  name: 'sitting.rescues',
  title: '晚到的答案',
  who: may('sitting.decide'),
  place: () => '/sittings',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`e.id::text`, due: dayOfSession })
    return sql`select ${first} from sitting_rescue e join sitting k on k.id = e.sitting
      join sitting_session s on s.id = k.session
      where s.assessor = ${actor.organisation}::uuid and e.decided_at is null ${part}`
  },
  async lines({ db }, ids) {
    const rescues = await rescuesByIds(db, ids)
    const sessions = new Map(
      (
        await sessionsByIds(
          db,
          rescues.map(({ session }) => session),
        )
      ).map((one) => [one.id, one]),
    )
    return new Map(
      rescues.map((one) => [
        one.id,
        {
          title: `${sessions.get(one.session)?.title ?? ''} 座位 ${one.seat}`,
          detail: `${one.came === 'late' ? '断线后补传' : '救援文件'}，${one.saves.length} 题，${formatMoment(one.receivedAt)} 收到`,
          why: '按时写下、晚到的，等您采用或不采用',
          to: `/sittings/${one.session}` as const,
        },
      ]),
    )
  },
}

/** 双评差异: sessions with answers on which two examiners are too far apart; who was one of them does not decide. */
export const differencesToDecide: TodoKind = {
  name: 'sitting.differences',
  title: '双评差异',
  who: may('sitting.decide'),
  place: () => '/sittings',
  rows: (ctx, cut) => sessionsWaiting(ctx, 'chief', cut),
  lines: (ctx, ids) => marking(ctx, ids, 'chief', (count) => `${count} 题两位考评员给分相差太多，等您决定`),
}

/** 待评主观题: sessions with answers that this examiner may still mark. */
export const answersToMark: TodoKind = {
  name: 'sitting.answers',
  title: '评阅主观题',
  who: may('sitting.mark'),
  place: () => '/sittings',
  rows: (ctx, cut) => sessionsWaiting(ctx, 'examiner', cut),
  lines: (ctx, ids) => marking(ctx, ids, 'examiner', (count) => `还有 ${count} 题等您评`),
}

function sessionsWaiting(
  { actor }: VerbContext,
  wants: 'examiner' | 'chief',
  cut: Parameters<TodoKind['rows']>[1],
) {
  const { first, part } = cut({ key: sql`s.id::text`, due: sql`${NO_DAY}::date` })
  return sql`select ${first} from sitting_session s where s.assessor = ${actor.organisation}::uuid
    and exists (select 1 from sitting_waiting w where w.session = s.id and w.wants = ${wants}
      and ${mayStillMark(actor.account)}) ${part}`
}

async function marking(
  { db, actor }: VerbContext,
  ids: readonly string[],
  wants: 'examiner' | 'chief',
  why: (count: number) => string,
) {
  const waiting = await waitingIn(db, ids, wants, actor.account)
  return new Map(
    (await sessionsByIds(db, ids)).map((one) => [
      one.id,
      {
        title: one.title,
        detail: `${formatMoment(one.opensAt)} 开考，已收卷`,
        why: why(waiting.get(one.id) ?? 0),
        to: `/sittings/${one.id}/marking` as const,
      },
    ]),
  )
}
