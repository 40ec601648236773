import { sql } from 'kysely'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { preparedIn, signedIn, unsignedBy } from '../store/record.ts'
import { dayOfSession, sessionsByIds } from '../store/sessions.ts'
import { stillWriting } from '../store/sittings.ts'

/** 监考场次: the sessions of one's own organisation that come or are open, the nearest first. */
export const sessionsToCome: TodoKind = {
  name: 'sitting.to-come',
  title: '监考',
  who: may('sitting.invigilate'),
  place: () => '/sittings',
  rows({ actor, now }, cut) {
    const { first, part } = cut({ key: sql`s.id::text`, due: dayOfSession })
    return sql`select ${first} from sitting_session s where s.assessor = ${actor.organisation}::uuid
      and s.closed_at is null and ${stillWriting(now)} ${part}`
  },
  async lines({ db, now, today }, ids) {
    const prepared = await preparedIn(db, ids)
    return new Map(
      (await sessionsByIds(db, ids)).map((one) => {
        const { candidates, rooms, ready } = prepared.get(one.id) ?? { candidates: 0, rooms: 0, ready: 0 }
        const lacking = Math.max(0, candidates - ready)
        const tries = lacking > 0 ? `请先试机，还差 ${lacking} 台` : '机器已试好'
        const why =
          one.opensAt <= now
            ? '正在考试，请看着机位'
            : civilDateOf(one.opensAt) === today
              ? `今天开考，${tries}`
              : tries
        return [
          one.id,
          {
            title: one.title,
            detail: `${formatMoment(one.opensAt)} 开考，${candidates} 名考生，${rooms} 个考场，${one.place}`,
            why,
            to: `/sittings/${one.id}` as const,
          },
        ]
      }),
    )
  },
}

/** 待签监考记录: each room whose papers are collected and whose record lacks a signature that this account may give. */
export const recordsToSign: TodoKind = {
  name: 'sitting.to-sign',
  title: '签监考记录',
  who: may('sitting.invigilate'),
  place: () => '/sittings',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`s.id::text || ' ' || r.room`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from sitting_session s join sitting_room r on r.session = s.id
      where s.assessor = ${actor.organisation}::uuid and s.closed_at is not null and ${unsignedBy(actor.account)} ${part}`
  },
  async lines({ db }, keys) {
    const rooms = keys.map((key) => {
      const [session = '', room = ''] = key.split(' ')
      return { key, session, room }
    })
    const ids = [...new Set(rooms.map(({ session }) => session))]
    const sessions = new Map((await sessionsByIds(db, ids)).map((one) => [one.id, one]))
    const signed = await signedIn(db, ids)
    return new Map(
      rooms.flatMap(({ key, session, room }) => {
        const one = sessions.get(session)
        if (!one) return []
        const before = signed.get(key)
        return [
          [
            key,
            {
              title: `${one.title} 第 ${room} 考场`,
              detail: `${formatMoment(one.opensAt)} 开考，已收卷，${one.place}`,
              why: before ? `${before}已签，等您签第二个` : '等两人签名，您可以签第一个',
              to: `/sittings/${session}?room=${encodeURIComponent(room)}` as const,
            },
          ] as const,
        ]
      }),
    )
  },
}
