import { sql } from 'kysely'
import { z } from 'zod'
import type { CaseFile, Foreseen, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { decideEligibility, enrol } from '../application/enrol.ts'
import { tellAgain } from '../recusal/tell.ts'
import { refusals } from '../refusals.ts'
import { examOfCase, lockExam, setSeat } from '../store.ts'
import { tellSeats } from '../tickets/tell-seats.ts'
import { type LateRoom, lateDesks } from './desk.ts'
import { LATE_INSTEAD, lateOf, lateOver, planLate } from './plan-late.ts'

/** What those who come late are given besides what there is: a room, for as many as it holds. */
export const LateAsked = z.strictObject({
  room: z
    .string()
    .trim()
    .max(10, '考场名最多 10 个字')
    .default('')
    .meta({ title: '加开的考场', description: '座位、机位都够的不用填' }),
  places: z
    .number('请填数字')
    .int()
    .min(0)
    .max(500, '一个考场最多 500 个机位')
    .default(0)
    .meta({ title: '加开几个座位', description: '机考的写机位数' }),
  watchers: z
    .string()
    .trim()
    .max(400)
    .default('')
    .meta({ title: '新考场监考员的证卡编号', description: '机考加开考场才填，几个之间用顿号隔开' }),
})

/** Who got a seat, and for whom there was none and why. */
export const LateSeated = z.object({
  seats: z.array(z.string()),
  without: z.array(z.object({ name: z.string(), why: z.string() })),
  done: z.array(z.string()),
})

/**
 * 补排座位: whoever is registered and has no seat is decided on again and gets the next number, while the papers are sealed; nobody who sits is moved.
 * For whom there is no place stays without one, with the reason; where there is none for anybody it is refused with what helps.
 */
export async function seatLate(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof LateAsked> },
): Promise<StepOutcome<z.input<typeof LateSeated>>> {
  const exam = await lockExam(ctx.db, (await examOfCase(ctx.db, file.number)).id)
  if (exam?.state !== 'seated') throw refusals.noSeatsGiven()
  const over = await lateOver(ctx, exam)
  if (over) throw refusals.lateOver({ detail: `${over}。${LATE_INSTEAD}` })
  const room = roomOf(input)
  const late = await lateOf(ctx, exam, async (asked, one) => {
    const { record } = await enrol(ctx, asked, one.person, { class: one.class })
    return record
  })
  if (late.length === 0) throw refusals.nobodyLate()
  const { seats, without, capacity } = await planLate(ctx, exam, late, room)
  const left = await named(ctx, without)
  if (seats.length === 0) throw refusals.nobodySeatedLate({ detail: `${causes(left)}。` })
  for (const { person, seat } of seats) await setSeat(ctx.db, exam.id, person, seat)
  await sql`update exam set capacity = ${capacity}, seated_late_at = ${ctx.now} where id = ${exam.id}::uuid`.execute(
    ctx.db,
  )
  const done: string[] = []
  for (const desk of lateDesks()) done.push(...(await desk.seat(ctx, exam, seats, room)))
  await tellSeats(ctx, exam, seats)
  const all = seats.map(({ seat }) => seat)
  await tellAgain(ctx, exam, Number(all.at(-1)))
  return {
    note: [
      `补排 ${seats.length} 人：${spanOf(all)}`,
      ...(capacity > exam.capacity ? [`座位由 ${exam.capacity} 个加到 ${capacity} 个`] : []),
      ...(left.length > 0 ? [`没有排的 ${left.length} 人：${causes(left)}`] : []),
    ]
      .join('；')
      .slice(0, 500),
    answer: { seats: all, without: left, done },
  }
}

/** Who would get a seat as things stand, without another room. */
export async function foreseeLate(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const exam = await examOfCase(ctx.db, file.number)
  const over = await lateOver(ctx, exam)
  if (over) return [{ label: '不能补排', text: `${over}。${LATE_INSTEAD}`, warns: true }]
  const late = await lateOf(
    ctx,
    exam,
    async (asked, { person }) => (await decideEligibility(ctx, asked, person)).record,
  )
  const { seats, without } = await planLate(ctx, exam, late, null)
  const left = await named(ctx, without)
  return [
    {
      label: '补排',
      text:
        late.length === 0
          ? '没有报了名、符合条件而没有座位的考生'
          : `${seats.length} 人：${spanOf(seats.map(({ seat }) => seat))}`,
      warns: seats.length === 0,
    },
    ...(left.length > 0
      ? [{ label: '没有座位', text: `${left.length} 人：${causes(left)}`, warns: true }]
      : []),
    { label: '已经排的', text: '座位、考场、机位都不动' },
  ]
}

function roomOf({ room, places, watchers }: z.output<typeof LateAsked>): LateRoom | null {
  const cards = [...new Set(watchers.split(/[、，,；;\s]+/).filter((card) => card !== ''))]
  if (room === '' && places === 0 && cards.length === 0) return null
  if (room === '')
    throw refusals.badLateRoom({ fields: [{ path: 'input.room', message: '请写加开的考场叫什么' }] })
  if (places === 0)
    throw refusals.badLateRoom({ fields: [{ path: 'input.places', message: '请写加开几个座位' }] })
  return { room, places, watchers: cards }
}

async function named(
  ctx: VerbContext,
  without: ReadonlyMap<string, string>,
): Promise<{ name: string; why: string }[]> {
  const people = await peopleByIds(ctx, [...without.keys()])
  return [...without].map(([person, why]) => ({ name: people.get(person)?.maskedName ?? '*', why }))
}

/** Each cause once, with how many it keeps out where these are several. */
const causes = (left: readonly { why: string }[]): string =>
  [...Map.groupBy(left, ({ why }) => why)]
    .map(([why, of]) => (of.length > 1 ? `${of.length} 人：${why}` : why))
    .join('；')

const spanOf = (seats: readonly string[]): string =>
  seats.length > 1 ? `${seats[0]}—${seats.at(-1)} 号` : seats.map((seat) => `${seat} 号`).join('')
