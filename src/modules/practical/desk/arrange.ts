import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { agentsWith, type OwnAccount } from '../../../kernel/identity/agents.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import {
  type AssignedExaminer,
  admissionOf,
  assessmentKind,
  assignedExaminers,
  type Exam,
  examToSit,
  PAPER_NAMES,
  tellToDeclare,
} from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { assignDuties } from '../rules/duties.ts'
import { MARKED_PAPERS, type MarkedPaper, practicalOn } from '../standard.ts'
import { insertCandidates, putDuties } from '../store/candidates.ts'
import { insertExaminers } from '../store/examiners.ts'
import { arrangedAmong, insertSession } from '../store/sessions.ts'
import { confirmedFor, type Sheet, sheetById } from '../store/sheets.ts'

/** The accounts of an organisation under which marks can be given. */
export const markersOf = (ctx: VerbContext, organisation: string): Promise<OwnAccount[]> =>
  agentsWith(ctx.db, ctx.city.roles, ['practical.mark'], organisation, ctx.today)

/** 看能不能安排: for each paper that examiners mark, who sits it, the sheet, and the examiners with their accounts. */
export const prepareSession = verb({
  name: 'practical.prepare',
  title: '查看实操安排条件',
  http: 'GET /practical/exams/{exam}',
  who: may('practical.arrange'),
  input: z.strictObject({ exam: z.uuid() }),
  output: z.object({
    papers: z.array(
      z.object({
        paper: z.enum(MARKED_PAPERS),
        title: z.string(),
        sitters: z.number().int(),
        arranged: z.boolean(),
        sheet: z.object({ id: z.uuid(), version: z.number().int() }).nullable(),
        /** So many mark each candidate. */
        each: z.number().int(),
      }),
    ),
    examiners: z.array(
      z.object({
        card: z.string(),
        name: z.string(),
        chief: z.boolean(),
        holds: z.boolean(),
        login: z.string().nullable(),
      }),
    ),
    accounts: z.array(z.object({ login: z.string(), label: z.string() })),
    group: z.number().int(),
  }),
  async run(ctx, { exam: id }) {
    const exam = await seatedExam(ctx, id)
    const { examiners, group } = practicalOn(await ctx.standards(), exam.heldOn)
    const arranged = await arrangedAmong(ctx.db, [id])
    const papers = []
    for (const paper of await papersOf(ctx, exam)) {
      const sitters = (await examToSit(ctx, id, paper))?.sitters.length ?? 0
      const sheet = await confirmedFor(ctx.db, sheetFor(exam, paper))
      papers.push({
        paper,
        title: PAPER_NAMES[paper],
        sitters,
        arranged: arranged.has(`${id} ${paper}`),
        sheet: sheet && { id: sheet.id, version: sheet.version },
        each: examiners[paper],
      })
    }
    const assigned = await assignedExaminers(ctx, exam)
    return {
      papers,
      group,
      examiners: assigned.map(({ card, name, chief, holds, login }) => ({ card, name, chief, holds, login })),
      accounts: (await markersOf(ctx, exam.assessor)).map(({ login, label }) => ({ login, label })),
    }
  },
})

/**
 * 安排实操考核: a paper of an examination that examiners mark on the spot. Whoever is seated is put into rooms in the order of the seats, and
 * each room gets its examiners; the chief marks nobody, so that somebody is left who can decide.
 */
export const arrangePractical = verb({
  name: 'practical.arrange',
  title: '安排实操考核',
  http: 'POST /practical/sessions',
  who: may('practical.arrange'),
  input: z.strictObject({
    exam: z.uuid(),
    paper: z.enum(MARKED_PAPERS),
    /** The version of the sheet; the newest confirmed one unless told. */
    sheet: z.uuid().nullable().default(null),
    perRoom: z.number('请填数字').int().min(1).max(200).default(10),
    /** Under which account each card marks; the one registered with the card unless told. */
    accounts: z
      .array(z.strictObject({ card: z.string().max(30), login: z.string().trim().max(60) }))
      .max(30)
      .default([]),
  }),
  output: z.object({ id: z.uuid(), candidates: z.number().int(), rooms: z.number().int() }),
  async run(ctx, { exam: examId, paper, sheet: chosen, perRoom, accounts }) {
    const exam = await seatedExam(ctx, examId, { held: true })
    if (!(await papersOf(ctx, exam)).includes(paper))
      throw refusals.paperNotMarked({ fields: [{ path: 'paper', message: '请选这个等级的科目' }] })
    const sitters = (await examToSit(ctx, examId, paper))?.sitters ?? []
    if (sitters.length === 0) throw refusals.nobodySits()
    const sheet = await sheetOf(ctx, exam, paper, chosen)
    const standard = practicalOn(await ctx.standards(), exam.heldOn)
    const examiners = await enoughExaminers(ctx, exam, {
      each: standard.examiners[paper],
      group: standard.group,
    })
    const bound = new Map(
      examiners.map(({ card, bound: own }) => [card, new Set(own.map(({ seat }) => seat))]),
    )
    const rows = sitters.map(({ person, seat }, at) => ({
      id: randomUUID(),
      person,
      seat,
      room: String(Math.floor(at / perRoom) + 1),
      admission: admissionOf(exam.number, seat),
    }))
    const duties = assignDuties(rows, {
      cards: examiners.flatMap(({ card, chief }) => (chief ? [] : [card])),
      each: standard.examiners[paper],
      bound,
    })
    if (duties.without.length > 0)
      throw refusals.tooFewExaminers({
        detail: `${duties.without.join('、')} 号没有足够的考评员可以评：有的教过他或者是同事。请再指派考评员。`,
      })
    const id = randomUUID()
    const made = await insertSession(ctx.db, {
      id,
      exam: exam.id,
      examNumber: exam.number,
      assessor: exam.assessor,
      district: exam.district,
      title: `${exam.occupation.name} ${levelName(exam.level)} ${PAPER_NAMES[paper]}`,
      paper,
      place: exam.place,
      heldOn: exam.heldOn,
      sheet: sheet.id,
      perRoom,
      closedAt: null,
      enteredAt: null,
      arrangedBy: ctx.actor.account ?? '',
    })
    if (!made) throw refusals.arranged()
    const named = await withAccounts(ctx, exam.assessor, examiners, accounts)
    await insertExaminers(
      ctx.db,
      named.map((one) => ({ ...one, session: id })),
    )
    await tellToDeclare(
      ctx,
      exam,
      'examine',
      named.map(({ person }) => person),
    )
    await insertCandidates(ctx.db, id, rows)
    await putDuties(
      ctx.db,
      duties.given.map((one) => ({ ...one, missing: sheet.items.length })),
    )
    ctx.act.after({ session: id, paper, sheet: sheet.id, candidates: rows.length })
    return { id, candidates: rows.length, rooms: new Set(rows.map(({ room }) => room)).size }
  },
})

async function seatedExam(ctx: VerbContext, id: string, how = { held: false }): Promise<Exam> {
  const found = await examToSit(ctx, id, 'skill', how)
  if (!found) throw refusals.noSuchExam()
  ctx.within({ organisation: found.exam.assessor })
  ctx.act.subject('case', found.exam.number)
  if (found.exam.state !== 'seated') throw refusals.notSeated()
  return found.exam
}

async function papersOf(ctx: VerbContext, exam: Exam): Promise<MarkedPaper[]> {
  const edition = (await ctx.standards()).inForce(assessmentKind, exam.heldOn)
  const all: readonly string[] = edition?.data.papers.byLevel[exam.level] ?? []
  return MARKED_PAPERS.filter((paper) => all.includes(paper))
}

const sheetFor = (exam: Exam, paper: MarkedPaper) => ({
  assessor: exam.assessor,
  occupation: exam.occupation.name,
  level: exam.level,
  paper,
})

async function sheetOf(
  ctx: VerbContext,
  exam: Exam,
  paper: MarkedPaper,
  chosen: string | null,
): Promise<Sheet> {
  const newest = await confirmedFor(ctx.db, sheetFor(exam, paper))
  if (!newest) throw refusals.noSheet()
  if (chosen === null || chosen === newest.id) return newest
  const sheet = await sheetById(ctx.db, chosen)
  // Another version of the same sheet, and none of anybody else's.
  const same = sheet?.confirmedAt && (await confirmedFor(ctx.db, sheet))?.id === newest.id
  if (!sheet || !same) throw refusals.noSheet()
  return sheet
}

async function enoughExaminers(
  ctx: VerbContext,
  exam: Exam,
  { each, group }: { each: number; group: number },
): Promise<AssignedExaminer[]> {
  const holding = (await assignedExaminers(ctx, exam)).filter(({ holds }) => holds)
  const marking = holding.filter(({ chief }) => !chief).length
  if (holding.length < group || marking < each || marking === holding.length)
    throw refusals.tooFewExaminers({
      detail: `已指派证卡有效的考评员 ${holding.length} 名${marking === holding.length ? '，没有组长' : ''}；连组长不少于 ${Math.max(group, each + 1)} 名，组长不评分、只裁定。请在考试页重新指派。`,
    })
  return holding
}

/** Under which account each examiner marks: an account of the organisation's own examiners, each one's own. */
export async function withAccounts(
  ctx: VerbContext,
  organisation: string,
  examiners: readonly AssignedExaminer[],
  told: readonly { card: string; login: string }[],
): Promise<{ card: string; person: string; account: string; name: string; chief: boolean }[]> {
  const known = new Map((await markersOf(ctx, organisation)).map((one) => [one.login, one.account]))
  const used = new Set<string>()
  const fields: { path: string; message: string }[] = []
  const named = examiners.map(({ card, person, name, chief, login }) => {
    const asked = told.find((one) => one.card === card)?.login || login || ''
    const account = known.get(asked) ?? ''
    const path = `accounts.${card}`
    if (asked === '') fields.push({ path, message: `${name}（${card}）还没有账号，请选一个` })
    else if (account === '')
      fields.push({ path, message: `${asked} 不是本单位能评分的账号，请核对${name}的账号` })
    else if (used.has(account)) fields.push({ path, message: `${asked} 已经给了另一位考评员` })
    used.add(account)
    return { card, person, account, name, chief }
  })
  if (fields.length > 0)
    throw refusals.badAccounts({ fields, detail: `${fields.map(({ message }) => message).join('；')}。` })
  return named
}
