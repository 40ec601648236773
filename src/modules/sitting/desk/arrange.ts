import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { admissionOf, examToSit } from '../../assessment/index.ts'
import { paperStanding } from '../../bank/index.ts'
import { refusals } from '../refusals.ts'
import { newSessionKey } from '../session-key.ts'
import { sittingOn } from '../standard.ts'
import { insertSession, sessionOfExam } from '../store/sessions.ts'
import { insertRooms, insertSittings } from '../store/sittings.ts'

/**
 * 安排机考: an examination's theory paper at machines, at the hour and for the minutes of its papers; everybody who is seated gets a room, in the
 * order of the seats, and an admission number.
 */
export const arrangeSession = verb({
  name: 'sitting.arrange',
  title: '安排机考',
  http: 'POST /sitting/sessions',
  who: may('sitting.arrange'),
  input: z.strictObject({
    exam: z.uuid(),
    seatsPerRoom: z.number().int().min(1).max(500).default(30),
    /** The configuration key of Safe Exam Browser, where the venue asks for it. */
    browserKey: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '配置密钥是 64 位十六进制数')
      .nullable()
      .default(null),
  }),
  output: z.object({ id: z.uuid(), candidates: z.number().int(), rooms: z.number().int() }),
  async run(ctx, { exam: examId, seatsPerRoom, browserKey }) {
    const found = await examToSit(ctx, examId, 'theory')
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
    const rows = sitters.map(({ person, seat }, at) => ({
      id: randomUUID(),
      session: id,
      person,
      seat,
      room: String(Math.floor(at / seatsPerRoom) + 1),
      admission: admissionOf(exam.number, seat),
    }))
    const rooms = [...new Set(rows.map(({ room }) => room))]
    await insertRooms(ctx.db, id, rooms)
    await insertSittings(ctx.db, rows)
    return { id, candidates: rows.length, rooms: rooms.length }
  },
})
