import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { admissionOf, examToSit, tellRooms, tellToDeclare } from '../../assessment/index.ts'
import { paperStanding } from '../../bank/index.ts'
import { refusals } from '../refusals.ts'
import { assignWatchers, seatAll } from '../seating/arrange.ts'
import { newSessionKey } from '../session-key.ts'
import { sittingOn } from '../standard.ts'
import { insertSession, sessionOfExam } from '../store/sessions.ts'
import { insertRooms, insertSittings } from '../store/sittings.ts'
import { insertWatchers } from '../store/watchers.ts'

/**
 * 安排机考: an examination's theory paper at machines, at the hour and for the minutes of its papers; everybody who is seated gets a room, a machine
 * and an admission number, apart from their class; who watches a room is bound to nobody in it.
 */
export const arrangeSession = verb({
  name: 'sitting.arrange',
  title: '安排机考',
  http: 'POST /sitting/sessions',
  who: may('sitting.arrange'),
  input: z.strictObject({
    exam: z.uuid(),
    rooms: z
      .array(
        z.strictObject({
          room: z.string().trim().min(1, '请填写考场').max(10, '考场名最多 10 个字'),
          places: z.number().int().min(1, '机位数至少 1').max(500, '一个考场最多 500 个机位'),
        }),
      )
      .min(1, '请填写考场')
      .max(200),
    /** The cards of those who watch, two for each room that is used; none leaves it to whoever comes. */
    watchers: z.array(z.string().trim().min(4).max(30)).max(400).default([]),
    /** The configuration key of Safe Exam Browser, where the venue asks for it. */
    browserKey: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '配置密钥是 64 位十六进制数')
      .nullable()
      .default(null),
  }),
  output: z.object({
    id: z.uuid(),
    candidates: z.number().int(),
    rooms: z.number().int(),
    /** Neighbours of one class who could not be kept apart. */
    beside: z.number().int(),
  }),
  async run(ctx, { exam: examId, rooms, watchers, browserKey }) {
    const found = await examToSit(ctx, examId, 'theory', { held: true })
    if (!found) throw refusals.noSuchExam()
    const { exam, sitters } = found
    ctx.within({ organisation: exam.assessor })
    ctx.act.subject('case', exam.number)
    if (exam.state !== 'seated') throw refusals.notSeated()
    if (sitters.length === 0) throw refusals.noTheory()
    if (await sessionOfExam(ctx.db, exam.id)) throw refusals.arranged()
    const paper = await paperStanding(ctx, exam.id)
    if (!paper) throw refusals.noPaper()
    const day = civilDateOf(paper.startsAt)
    const standard = sittingOn(await ctx.standards(), day)
    const id = randomUUID()
    const { publicKey, secretKey } = await newSessionKey(ctx.sealer, id)
    await insertSession(ctx.db, {
      id,
      exam: exam.id,
      examNumber: exam.number,
      assessor: exam.assessor,
      district: exam.district,
      title: `${exam.occupation.name} ${levelName(exam.level)} 理论知识`,
      place: exam.place,
      opensAt: paper.startsAt,
      allowedMinutes: paper.minutes,
      lateMinutes: standard.lateMinutes,
      handInAfterMinutes: Math.min(standard.handInAfterMinutes, paper.minutes),
      browserKey,
      publicKey,
      secretKey,
      closedAt: null,
      markedAt: null,
      arrangedBy: ctx.actor.account ?? '',
    })
    const { seats, used, beside } = await seatAll(ctx.db, sitters, rooms)
    const watching = await assignWatchers(ctx, exam, seats, used, watchers, standard.watchersPerRoom)
    const at = new Map(seats.map((one) => [one.person, one]))
    const rows = sitters.flatMap(({ person, seat }) => {
      const { room, place } = at.get(person) ?? {}
      if (room === undefined || place === undefined) return []
      return [
        {
          id: randomUUID(),
          session: id,
          person,
          seat,
          room,
          place,
          admission: admissionOf(exam.number, seat),
        },
      ]
    })
    await insertRooms(ctx.db, id, used)
    await insertSittings(ctx.db, rows)
    await insertWatchers(ctx.db, id, watching)
    await tellToDeclare(
      ctx,
      exam,
      'watch',
      watching.map(({ person }) => person),
    )
    await tellRooms(ctx.db, exam.id, seats)
    return { id, candidates: rows.length, rooms: used.length, beside }
  },
})
