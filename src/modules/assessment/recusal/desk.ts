import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Paper } from '../standard.ts'
import type { Exam } from '../store.ts'

/** Somebody and the candidates to whom they turned out to be bound. */
export interface Bound {
  person: string
  candidates: readonly string[]
}

/** What became of one thing that a bound person had in hand: it went to somebody else, or it stays and somebody has to decide. */
export interface SteppedBack {
  candidate: string | null
  paper: Paper | null
  moved: boolean
  /** What was done, or what there is, in words. */
  said: string
}

/** What a module above does where somebody turns out to be bound (回避): who watches, who marks, what was marked already. */
export interface BoundDesk {
  /** Hands on what is not begun, without moving anybody else; tells what cannot be handed on. */
  stepBack(ctx: VerbContext, exam: Exam, bound: Bound): Promise<SteppedBack[]>
  /** Has marked again by somebody else what this person gave; null where the mark is not this desk's. Refuses where nobody else can. */
  markAgain(
    ctx: VerbContext,
    exam: Exam,
    of: { person: string; candidate: string; paper: Paper; why: string },
  ): Promise<string | null>
}

const desks = new Map<string, BoundDesk>()

/** A module above says what it does where somebody turns out to be bound. */
export function stepsBack(module: string, desk: BoundDesk): void {
  desks.set(module, desk)
}

/** All that the modules above do and find. */
export async function stepBackEverywhere(ctx: VerbContext, exam: Exam, bound: Bound): Promise<SteppedBack[]> {
  const all: SteppedBack[] = []
  for (const desk of desks.values()) all.push(...(await desk.stepBack(ctx, exam, bound)))
  return all
}

/** The first desk whose mark it is has it marked again; null where two people enter it by hand. */
export async function markAgainSomewhere(
  ...[ctx, exam, of]: Parameters<BoundDesk['markAgain']>
): Promise<string | null> {
  for (const desk of desks.values()) {
    const said = await desk.markAgain(ctx, exam, of)
    if (said !== null) return said
  }
  return null
}
