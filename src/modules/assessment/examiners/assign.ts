import { sql } from 'kysely'
import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { accreditationNow, type Member, mayJudge, membersOf } from '../../accreditation/index.ts'
import { requireAllDeclared } from '../recusal/admit.ts'
import { tellToDeclare } from '../recusal/tell.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, type Exam, examOfCase } from '../store.ts'
import { bondsOf } from './bonds.ts'
import { type ExaminerFacts, mayBeAssigned } from './rules.ts'

replayable('assessment.examiners', mayBeAssigned)

/** Two people enter or give each mark, so that fewer cannot examine. */
const LEAST = 2

/** Who is to examine, by their cards. */
export const Assigning = z.strictObject({
  cards: z
    .string()
    .trim()
    .min(4, '请填写证卡编号')
    .max(400)
    .meta({ title: '考评员证卡编号', description: '几个之间用顿号隔开，不少于两名' }),
  chief: z.string().trim().min(4, '请填写考评组长的证卡编号').max(30).meta({
    title: '考评组长证卡编号',
    description: '成绩不一致时由组长裁定',
  }),
})

/** 指派考评员: by card; assigned again they take the place of those before. Refused with who is bound to which seat, and how. */
export async function assignExaminers(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof Assigning> },
): Promise<StepOutcome> {
  const exam = await examOfCase(ctx.db, file.number)
  const cards = [...new Set(input.cards.split(/[、，,；;\s]+/).filter((card) => card !== ''))]
  if (!cards.includes(input.chief))
    throw refusals.chiefNotAmong({ fields: [{ path: 'input.chief', message: '组长要在考评员里' }] })
  const members = await membersOf(ctx.db, exam.assessor)
  const chosen = cards.map((card) => ({ card, member: memberOf(members, card, exam) }))
  const facts = {
    heldOn: exam.heldOn,
    least: LEAST,
    examiners: await examinerFacts(ctx, exam, chosen),
  }
  const decision = mayBeAssigned(facts, await ctx.standards())
  const unmet = decision.reasons.flatMap(({ met, found }) => (met || found === null ? [] : [found]))
  if (unmet.length > 0) throw refusals.notAssignable({ detail: `${unmet.join('；')}。` })
  await sql`delete from exam_examiner where exam = ${exam.id}`.execute(ctx.db)
  for (const { card, member } of chosen)
    await sql`insert into exam_examiner (exam, person, card, chief, assigned_by, assigned_at)
      values (${exam.id}, ${member?.person ?? null}, ${card}, ${card === input.chief}, ${ctx.actor.account}, ${ctx.now})
      on conflict (exam, person) do nothing`.execute(ctx.db)
  await tellToDeclare(
    ctx,
    exam,
    'examine',
    chosen.flatMap(({ member }) => member?.person ?? []),
  )
  return {
    note: `考评员 ${cards.join('、')}，组长 ${input.chief}`,
    record: await ctx.record('assessment.examiners', facts, decision),
  }
}

/** The card of somebody who may examine this, or of this number at all. */
const memberOf = (members: readonly Member[], card: string, exam: Exam): Member | null => {
  const same = members.filter((one) => one.card === card && one.role === 'examiner')
  return same.find((one) => mayJudge(one, exam.occupation.name, exam.level, exam.heldOn)) ?? same[0] ?? null
}

async function examinerFacts(
  ctx: VerbContext,
  exam: Exam,
  chosen: readonly { card: string; member: Member | null }[],
): Promise<ExaminerFacts[]> {
  const candidates = await candidatesOf(ctx.db, exam.id)
  const bonds = await bondsOf(
    ctx,
    exam,
    candidates,
    chosen.flatMap(({ member }) => (member ? [member.person] : [])),
  )
  return chosen.map(({ card, member }) => {
    const own = member ? bonds.get(member.person) : undefined
    const seatsOf = (bound: ReadonlySet<string> | undefined) =>
      candidates.flatMap(({ person, seat }) => (seat && bound?.has(person) ? [seat] : []))
    return {
      name: own?.name || card,
      card,
      covers: member !== null && mayJudge(member, exam.occupation.name, exam.level, exam.heldOn),
      cardTo: member?.cardTo ?? null,
      sits: own?.sits ?? false,
      taught: seatsOf(own?.taught),
      colleagues: seatsOf(own?.colleagues),
      declared: seatsOf(own?.declared),
    }
  })
}

const Assigned = z.object({ person: z.string(), card: z.string(), chief: z.boolean() })

/** Who was assigned to an examination, the chief first. */
export const examinersOf = (db: Db, exam: string): Promise<z.output<typeof Assigned>[]> =>
  readRows(
    Assigned,
    sql`select person, card, chief from exam_examiner where exam = ${exam} order by chief desc, card`,
    db,
  )

/** An examiner of an examination: whether the card still holds, and the seats that its holder may not examine. */
export interface AssignedExaminer {
  person: string
  card: string
  chief: boolean
  name: string
  /** The account that the organisation registered with the card. */
  login: string | null
  holds: boolean
  /** Whom this examiner taught, works with or declared: the seats, with the words. */
  bound: { seat: string; why: string }[]
}

/** Who was assigned to an examination, the chief first, asked again about the cards and the seats as things stand now. */
export async function assignedExaminers(
  ctx: VerbContext,
  exam: Exam,
  cards?: readonly string[],
): Promise<AssignedExaminer[]> {
  const assigned = (await examinersOf(ctx.db, exam.id)).filter(({ card }) => cards?.includes(card) ?? true)
  const members = await membersOf(ctx.db, exam.assessor)
  const chosen = assigned.map(({ card }) => ({ card, member: memberOf(members, card, exam) }))
  const facts = await examinerFacts(ctx, exam, chosen)
  return assigned.map(({ person, card, chief }, at) => {
    const { name, covers, taught, colleagues, declared } = facts[at] as ExaminerFacts
    return {
      person,
      card,
      chief,
      name,
      login: chosen[at]?.member?.login ?? null,
      holds: covers && chosen[at]?.member?.person === person,
      bound: [
        ...taught.map((seat) => ({ seat, why: `${name}教过${seat} 号考生` })),
        ...colleagues.map((seat) => ({ seat, why: `${name}与${seat} 号考生是同事` })),
        ...(declared ?? []).map((seat) => ({ seat, why: `${name}要回避${seat} 号考生` })),
      ],
    }
  })
}

/** Marks of an accredited assessor count only where examiners were assigned whose cards still hold for the day, and each declared first. */
export async function requireExaminers(ctx: VerbContext, exam: Exam): Promise<void> {
  if (!(await accreditationNow(ctx.db, exam.assessor))) return
  const assigned = await examinersOf(ctx.db, exam.id)
  if (assigned.length === 0) throw refusals.noExaminers()
  const members = await membersOf(ctx.db, exam.assessor)
  const ended = assigned.filter(
    ({ card }) =>
      !members.some(
        (one) => one.card === card && mayJudge(one, exam.occupation.name, exam.level, exam.heldOn),
      ),
  )
  if (ended.length > 0)
    throw refusals.notAssignable({
      detail: `证卡 ${ended.map(({ card }) => card).join('、')} 已经无效或者离任，请重新指派考评员。`,
    })
  const people = assigned.map(({ person }) => person)
  await requireAllDeclared(ctx, exam, people, '不来的，重新指派考评员')
}
