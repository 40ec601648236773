import type { Decision } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { carriedToday } from '../resit/standing.ts'
import { examResult } from '../rules.ts'
import { PAPER_NAMES, type Paper } from '../standard.ts'
import { candidatesOf, type Exam, enteredOf, marksOf, type StandingMark } from '../store.ts'

/** What the marks of one seated candidate come to, with the facts that say so. */
export interface Result {
  person: string
  seat: string
  facts: Parameters<typeof examResult>[0]
  decision: Decision<unknown>
}

/** Marks of one paper as they would be. */
export interface Instead {
  paper: Paper
  values: ReadonlyMap<string, string>
}

/** The results of everybody who has a seat, by the one rule: foreseen by it, and published by it; with other marks where these are asked about. */
export async function resultsOf(ctx: VerbContext, exam: Exam, instead?: Instead): Promise<Result[]> {
  const standards = await ctx.standards()
  const marks = await marksOf(ctx.db, exam.id)
  const candidates = await candidatesOf(ctx.db, exam.id)
  const carrying = await carriedToday(ctx.db, candidates)
  return candidates.flatMap(({ person, seat }) => {
    if (!seat) return []
    const of = (paper: string, entry: number) =>
      (paper === instead?.paper ? instead.values.get(person) : undefined) ??
      enteredOf(
        marks.find(
          (mark) =>
            mark.person === person && mark.paper === paper && (mark.byMachine || mark.entry === entry),
        ),
      )
    const facts = {
      heldOn: exam.heldOn,
      level: exam.level,
      marks: (Object.keys(PAPER_NAMES) as (keyof typeof PAPER_NAMES)[]).map((paper) => ({
        paper,
        first: of(paper, 1),
        second: of(paper, 2),
      })),
      carried: carrying.get(person) ?? [],
    }
    return [{ person, seat, facts, decision: examResult(facts, standards) }]
  })
}

/** The papers that somebody passed in an examination by these marks of theirs; what was carried into it is not among them. */
export function passedPapers(
  exam: Pick<Exam, 'heldOn' | 'level'>,
  own: readonly StandingMark[],
  standards: Standards,
): Map<Paper, string> {
  const of = (paper: Paper, entry: number) =>
    enteredOf(own.find((mark) => mark.paper === paper && (mark.byMachine || mark.entry === entry)))
  const papers = (Object.keys(PAPER_NAMES) as Paper[]).map((paper) => ({
    paper,
    first: of(paper, 1),
    second: of(paper, 2),
  }))
  const { reasons } = examResult({ heldOn: exam.heldOn, level: exam.level, marks: papers }, standards)
  const met = new Set(reasons.filter((one) => one.met).map(({ rule }) => rule))
  return new Map(
    papers.flatMap(({ paper, first }) =>
      first !== null && met.has(`pass-${paper}`) ? [[paper, first]] : [],
    ),
  )
}
