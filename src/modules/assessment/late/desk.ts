import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Paper } from '../standard.ts'
import type { Exam } from '../store.ts'

/** Somebody for whom a seat is sought after the others got theirs (补排), with the papers that they sit. */
export interface Late {
  person: string
  papers: readonly Paper[]
}

/** The same with the seat that was found. */
export interface LateSeat extends Late {
  seat: string
}

/** A room that is opened for those who do not fit into what there is (加开考场). */
export interface LateRoom {
  room: string
  places: number
  /** The cards of those who watch it. */
  watchers: readonly string[]
}

/** What a module above does with those who come late: nobody whom it has arranged already is moved. */
export interface LateDesk {
  /** How the papers stand here: still sealed, why nobody can come any more, or nothing to say. */
  stands(ctx: VerbContext, exam: Exam): Promise<{ sealed: boolean; over: string | null }>
  /** Whether it shares out places, so that whom it takes rests on who else comes: asked after those that look at each alone. */
  shares: boolean
  /** Whom it cannot take, each with why and what to do. */
  without(
    ctx: VerbContext,
    exam: Exam,
    late: readonly Late[],
    room: LateRoom | null,
  ): Promise<ReadonlyMap<string, string>>
  /** Takes them in; gives what was done, in words. */
  seat(ctx: VerbContext, exam: Exam, late: readonly LateSeat[], room: LateRoom | null): Promise<string[]>
}

const desks = new Map<string, LateDesk>()

/** A module above says what it does with those who come late. */
export function seatsLate(module: string, desk: LateDesk): void {
  desks.set(module, desk)
}

/** The desks, first those that look at each alone. */
export const lateDesks = (): LateDesk[] =>
  [...desks]
    .sort(([a, one], [b, other]) => Number(one.shares) - Number(other.shares) || (a < b ? -1 : 1))
    .map(([, desk]) => desk)
