import { z } from 'zod'
import {
  type CaseFile,
  type Foreseen,
  type Step,
  type StepOutcome,
  typedStep,
} from '../../../kernel/case/index.ts'
import { sourceWithdrawn } from '../../../kernel/ground/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { resultsStruck } from '../events.ts'
import { passedPapers } from '../exam/results.ts'
import { refusals } from '../refusals.ts'
import { markSource } from '../resit/standing.ts'
import { PAPERS } from '../standard.ts'
import { candidatesOf, examOfCase, lockExam, marksOf, setResult } from '../store.ts'
import { resultStands } from './rules.ts'
import { decideStrikes, proposedStrikes, proposeStrikes, struckIn } from './store.ts'

replayable('assessment.result-stands', resultStands)

/** Whose results are to fall, by seat, and why. */
const Striking = z.strictObject({
  seats: z
    .array(z.string().regex(/^\d{3,4}$/))
    .min(1, '请至少勾一人')
    .max(2000),
  why: z.string().trim().min(4, '请写明查实了什么，至少 4 个字').max(400),
})

/** 提出撤销成绩: the checked list; only of those who passed, if but one paper, and have not lost it already. */
async function proposeStriking(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof Striking> },
): Promise<StepOutcome> {
  const exam = await examOfCase(ctx.db, file.number)
  const bySeat = new Map((await candidatesOf(ctx.db, exam.id)).map((one) => [one.seat, one]))
  const struck = await struckIn(ctx.db, exam.id)
  const seats = [...new Set(input.seats)]
  const standards = await ctx.standards()
  const byPerson = Map.groupBy(await marksOf(ctx.db, exam.id), ({ person }) => person)
  const wrong = seats.filter((seat) => {
    const one = bySeat.get(seat)
    if (!one || struck.has(one.person)) return true
    // Who failed may have passed a paper, which a resit would carry.
    return one.passed !== true && passedPapers(exam, byPerson.get(one.person) ?? [], standards).size === 0
  })
  if (wrong.length > 0)
    throw refusals.notToStrike({
      detail: `${wrong.map((seat) => `${seat} 号`).join('、')}没有合格的成绩可以撤销。`,
    })
  await proposeStrikes(ctx.db, exam.id, {
    people: seats.map((seat) => bySeat.get(seat)?.person as string),
    why: input.why,
    by: ctx.actor.account ?? '',
    at: ctx.now,
  })
  return { note: `${seats.length} 人：${input.why}`.slice(0, 500) }
}

/** 办前预览: how many results fall, and what follows. */
async function foreseeStriking(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const exam = await examOfCase(ctx.db, file.number)
  const people = new Set((await proposedStrikes(ctx.db, exam.id)).map(({ person }) => person))
  const candidates = (await candidatesOf(ctx.db, exam.id)).filter(({ person }) => people.has(person))
  const certified = candidates.filter(({ certificate }) => certificate !== null).length
  return [
    { label: '成绩', text: `${candidates.length} 人的成绩撤销`, warns: true },
    { label: '证书', text: `${certified} 张逐张开复查，补贴跟着复查`, warns: certified > 0 },
  ]
}

/** 撤销成绩: the results fall in one act; each certificate is then re-examined for itself, by a queue that goes on where it was killed. */
async function strike(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const exam = await lockExam(ctx.db, (await examOfCase(ctx.db, file.number)).id)
  if (!exam) throw new Error(`${file.number} has no examination`)
  const proposed = await proposedStrikes(ctx.db, exam.id)
  await decideStrikes(ctx.db, exam.id, { struck: true, at: ctx.now })
  const standards = await ctx.standards()
  for (const { person, why } of proposed) {
    const facts = { heldOn: exam.heldOn, exam: exam.number, struck: why }
    const record = await ctx.record('assessment.result-stands', facts, resultStands(facts, standards))
    await setResult(ctx.db, exam.id, person, false, record)
    for (const paper of PAPERS)
      await sourceWithdrawn(ctx, markSource(exam.id, person, paper), `成绩撤销：${why}`)
  }
  await ctx.emit(resultsStruck, { exam: exam.id, people: proposed.map(({ person }) => person) })
  return { note: `${proposed.length} 人的成绩撤销` }
}

/** 不撤销: the list is put aside, everything stands. */
async function keepResults(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const exam = await examOfCase(ctx.db, file.number)
  await decideStrikes(ctx.db, exam.id, { struck: false, at: ctx.now })
}

/** The steps of an examination by which results fall: proposed with a checked list, decided by another person. */
export const strikeSteps: Readonly<Record<'propose-strike' | 'strike' | 'keep-results', Step>> = {
  'propose-strike': typedStep({
    title: '提出撤销部分成绩',
    from: 'certified',
    to: 'striking',
    who: may('assessment.void'),
    vouches: true,
    tone: 'plain',
    input: Striking,
    page: ({ form }: CaseFile) => `/exams/${String(form.exam)}/strike`,
    run: proposeStriking,
  }),
  strike: {
    title: '撤销这些成绩，证书逐张复查',
    from: 'striking',
    to: 'certified',
    who: may('certificates.decide'),
    decides: true,
    tone: 'bad',
    foresees: foreseeStriking,
    run: strike,
  },
  'keep-results': {
    title: '不撤销',
    from: 'striking',
    to: 'certified',
    who: may('certificates.decide'),
    decides: true,
    asks: 'note',
    run: keepResults,
  },
}
