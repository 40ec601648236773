import { createHash, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Level } from '../../../kernel/value/level.ts'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Verb } from '../../../kernel/verb/index.ts'
import { planExam, readExam } from '../../../modules/assessment/index.ts'
import { bankFile, compile, ReturnTaken } from '../../../modules/payments/index.ts'
import {
  attend,
  completeClass,
  fileClass,
  handInSignIns,
  readAttendanceCode,
  readClassDesk,
  readSignInList,
  registerTeacher,
} from '../../../modules/training/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import { idNumber } from '../people/people.ts'
import { type RosterPerson, rosterFile } from './roster.ts'

/** Who acts on the road: a demo account's login, a citizen by person id, or anybody. */
export type Who = { login: string } | { person: string } | 'public'

/** Does one verb as somebody; in process or over HTTP. */
export type Does = <I extends z.ZodType, O extends z.ZodType>(
  who: Who,
  verb: Verb<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>

/** What the road works with. */
export interface Walk {
  does: Does
  today(): Promise<CivilDate>
  /** Lets time pass until this day, and what follows happen. */
  until(day: CivilDate): Promise<void>
  /** Lets what the last act set off happen. */
  settle(): Promise<void>
}

const as = (login: string): Who => ({ login })

export interface ClassPlan {
  occupation: string
  level: Level
  hours: number
  mode?: 'offline' | 'blended'
  place: string
  teacher: string
  /** From when to when on its days; 08:30 to 16:30 unless said. */
  beginsAt?: string
  endsAt?: string
  /** Its first day; the day after the filing unless said. */
  startsOn?: CivilDate
  people: readonly RosterPerson[]
}

/** A room and a teacher of a roster's own: nobody is in two places at once. What tells teachers of one name apart stands behind it. */
export function ownRoom(people: readonly RosterPerson[]): Pick<ClassPlan, 'place' | 'teacher'> {
  const number = Number(people[0]?.idNumber.slice(4, 17) ?? 0) % 99_991
  return { place: `演示实训楼 ${number} 室`, teacher: `演示·韩师傅（${number} 号）` }
}

/** The provider's teacher of a class, registered before it is filed; who it is follows from how the plan calls the teacher. */
export async function registeredTeacher(
  walk: Walk,
  { teacher, occupation }: Pick<ClassPlan, 'teacher' | 'occupation'>,
): Promise<string> {
  const own = createHash('sha256').update(teacher).digest().readUInt32BE(0)
  const today = await walk.today()
  const born = addDays(civilDate('1970-01-01'), own % 7000)
  const { person } = await walk.does(as('jigou'), registerTeacher, {
    name: teacher.replace(/（.*）$/, ''),
    idNumber: idNumber(born, Math.floor(own / 7000) % 1000, today, '129997'),
    employment: own % 3 === 0 ? 'part' : 'full',
    occupations: occupation,
    skill: `二级（技师）${occupation}`,
    ...(own % 2 === 0 ? { teaching: '中等职业学校实习指导教师资格' } : {}),
    from: addDays(today, -400),
  })
  return person
}

/** Step 2: the provider files a class. Throws when it is not filed, with what was said. */
export async function fileRoadClass(walk: Walk, plan: ClassPlan): Promise<{ id: string; number: string }> {
  const teacher = await registeredTeacher(walk, plan)
  const filed = await walk.does(as('jigou'), fileClass, {
    occupation: plan.occupation,
    level: plan.level,
    hours: plan.hours,
    mode: plan.mode ?? 'offline',
    place: plan.place,
    teacher,
    startsOn: plan.startsOn ?? addDays(await walk.today(), 1),
    hoursPerDay: 8,
    beginsAt: plan.beginsAt ?? '08:30',
    endsAt: plan.endsAt ?? '16:30',
    restDays: 'none',
    roster: await rosterFile(plan.people),
  })
  if (filed.outcome !== 'filed' || !filed.id || !filed.number) {
    const unmet = filed.decision?.reasons.filter(({ met }) => !met)
    throw new Error(
      `the class of ${plan.occupation} was ${filed.outcome}: ${JSON.stringify(unmet ?? filed).slice(0, 900)}`,
    )
  }
  return { id: filed.id, number: filed.number }
}

/** Step 2 still: the district accepts and approves it, two different people. */
export async function approveCase(walk: Walk, number: string): Promise<void> {
  await walk.does(as('qushouli'), CASE_VERBS.stepCase, { number, step: 'accept' })
  await walk.does(as('qufuhe'), CASE_VERBS.stepCase, { number, step: 'approve', note: '与登记一致，同意' })
}

/**
 * Step 3: attendance on each day of the class, by code for whoever scans (one person, or all but the first of the roster) and
 * by the pass that the teacher scans for the others; then completion.
 */
export async function holdRoadClass(walk: Walk, id: string, scans: string | 'most' | null): Promise<void> {
  const desk = await walk.does(as('jigou'), readClassDesk, { id })
  for (const { day } of desk.days) {
    await walk.until(day as CivilDate)
    let code: string | null = null
    const shows: string[] = []
    for (const [at, one] of desk.roster.entries()) {
      if (one.person === scans || (scans === 'most' && at > 0)) {
        code ??= (await walk.does(as('jigou'), readAttendanceCode, { id })).url.split('/').at(-1) ?? ''
        await walk.does({ person: one.person }, attend, { id, code })
      } else shows.push(one.person)
    }
    await scanPasses(walk, id, shows)
  }
  await walk.until(addDays(desk.days.at(-1)?.day as CivilDate, 1))
  await walk.does(as('jigou'), completeClass, { id })
  await walk.settle()
}

/** The teacher's phone scans the passes of some of the roster (扫学员签到凭证), as it sends them when it has network. */
export async function scanPasses(walk: Walk, id: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return
  const { roster } = await walk.does(as('jigou'), readClassDesk, { id })
  const { trainees } = await walk.does(as('jigou'), readSignInList, { id })
  const passOf = new Map(trainees.map(({ line, pass }) => [line, pass]))
  // The phone's clock is what it is; the server takes its error off.
  const clock = `${await walk.today()}T00:00:00Z`
  await walk.does(as('jigou'), handInSignIns, {
    id,
    clock,
    entries: roster
      .filter(({ person }) => people.includes(person))
      .map(({ line }) => ({ key: randomUUID(), pass: passOf.get(line) ?? '', at: clock })),
  })
}

/** Step 4: another organisation examines; marks twice by two people; notice; certificates. Gives the exam's number. */
export async function holdRoadExam(
  walk: Walk,
  plan: ExamPlan & { markOf(seat: number): string },
): Promise<{ id: string; number: string }> {
  const { id, number } = await planRoadExam(walk, plan)
  await walk.does(as('pingjia'), CASE_VERBS.stepCase, { number, step: 'seat' })
  await walk.until(addDays(await walk.today(), 2))
  await enterRoadMarks(walk, id, number, plan.markOf)
  return { id, number }
}

/** Marks are entered twice by two people and published. */
export async function enterRoadMarks(
  walk: Walk,
  id: string,
  number: string,
  markOf: (seat: number) => string,
): Promise<void> {
  const { papers, candidates } = await walk.does(as('pingjia'), readExam, { id })
  const seats = candidates.flatMap((one) => (one.seat ? [one.seat] : []))
  for (const login of ['yuejuan1', 'yuejuan2']) {
    for (const { paper, byMachine } of papers) {
      // What was marked at machines or on examiners' phones is there already.
      if (byMachine) continue
      const marks = seats.map((seat) => ({ seat, value: markOf(Number(seat)) }))
      await walk.does(as(login), CASE_VERBS.stepCase, {
        number,
        step: 'enter-marks',
        input: { paper, marks },
      })
    }
  }
  await walk.does(as('pingjia'), CASE_VERBS.stepCase, { number, step: 'publish' })
}

export interface ExamPlan {
  class: string | null
  occupation: string
  level: Level
  place: string
  /** The day after tomorrow where none is given. */
  heldOn?: CivilDate
}

/** The beginning of step 4: an examination is planned and the class enrolled (报名中). */
export async function planRoadExam(walk: Walk, plan: ExamPlan): Promise<{ id: string; number: string }> {
  const planned = await walk.does(as('pingjia'), planExam, {
    occupation: plan.occupation,
    level: String(plan.level) as '4',
    heldOn: plan.heldOn ?? addDays(await walk.today(), 2),
    place: plan.place,
    capacity: 60,
    class: plan.class,
  })
  if (!planned.id || !planned.number) throw new Error(`the examination was ${planned.outcome}`)
  const { id, number } = planned
  await walk.does(as('pingjia'), CASE_VERBS.stepCase, { number, step: 'enrol-class' })
  return { id, number }
}

/** Lets the notice of a case pass, and the days until a later one where it is told. */
export async function passNotice(walk: Walk, reader: Who, number: string, later?: CivilDate): Promise<void> {
  const { notice } = await walk.does(reader, CASE_VERBS.readCase, { number })
  if (!notice) throw new Error(`${number} is not in public notice`)
  const after = addDays(notice.endsOn as CivilDate, 1)
  await walk.until(later && later > after ? later : after)
  await walk.settle()
}

/** Somebody objects to the notice of a case, which then waits for the answer. */
export async function objectTo(walk: Walk, number: string): Promise<void> {
  const { notice } = await walk.does({ login: 'qufuhe' }, CASE_VERBS.readCase, { number })
  if (!notice) throw new Error(`${number} is not in public notice`)
  await walk.does('public', CASE_VERBS.objectToNotice, {
    id: notice.id,
    text: '演示：据我了解，公示的这位学员上课那几天在外地出差，请核对签到记录。',
    contact: '演示·热心市民，来信请寄滨海新区人社局',
  })
}

/**
 * Step 6: the month's batch (of these claims, where they are named), released by finance, sent to the bank and returned.
 * Claims in `bounced` come back.
 */
export async function payBatch(
  walk: Walk,
  bounced: readonly string[] = [],
  cases?: string[],
): Promise<{ number: string; paid: number; returned: number } | null> {
  const batch = await walk.does(as('shiju'), compile, cases ? { cases } : {})
  if (!batch.number) return null
  await walk.does(as('caizheng'), CASE_VERBS.stepCase, { number: batch.number, step: 'release' })
  const file = await walk.does(as('caizheng'), bankFile, { number: batch.number })
  const content = bankAnswers(new TextDecoder().decode(file.bytes), bounced)
  const settled = await walk.does(as('caizheng'), CASE_VERBS.stepCase, {
    number: batch.number,
    step: 'settle',
    input: { file: { name: '回盘.csv', content } },
  })
  const answer = ReturnTaken.parse(settled.answer)
  if (answer.outcome !== 'settled') throw new Error(`the bank's file was ${answer.outcome}`)
  await walk.settle()
  return { number: batch.number, paid: answer.paid, returned: answer.returned }
}

/** What a bank would answer to a payment file: everything paid but the claims named. */
export function bankAnswers(sent: string, bounced: readonly string[] = []): Uint8Array {
  const rows = sent
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  const total = rows.at(-1) ?? []
  const lines = rows
    .slice(0, -1)
    .map(([batch, line, , account, amount, claim]) =>
      bounced.includes(claim ?? '')
        ? [batch, line, account, amount, '退票', '', '账号户名不符'].join(',')
        : [
            batch,
            line,
            account,
            amount,
            '成功',
            `YH${batch?.replaceAll('-', '')}${line?.padStart(5, '0')}`,
            '',
          ].join(','),
    )
  const text = [
    '批次,序号,账号,金额,结果,银行流水号,退票原因',
    ...lines,
    `${total[0]},合计,,${total[4]},,,`,
  ].join('\r\n')
  return new TextEncoder().encode(text)
}
