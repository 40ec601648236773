import type { Sitting } from './sitting.ts'

/** Where the candidate is in the paper: on which question, or looking over all of them before handing in. */
export interface Turn {
  at: number
  checking: boolean
}

/** What a paper's view shows of a sitting, at this turn. */
export const shownOf = (one: Sitting, { at, checking }: Turn) => ({
  title: one.paper.title,
  name: one.paper.name,
  seat: one.paper.seat,
  items: one.paper.items ?? [],
  answers: one.answers,
  flags: one.flags,
  at,
  left: one.left,
  unsent: one.unsent,
  online: one.online,
  checking,
  handInLater: one.paper.handInFrom - one.now(),
  note: one.note,
})

/** What a candidate does on a paper: turns to a question, answers, marks it, looks over all, hands in. */
export const doingOn = (sitting: () => Sitting | null, turn: Turn, draw: () => void) => ({
  go(next: number) {
    turn.at = next
    turn.checking = false
    draw()
  },
  change: (item: string, answer: unknown) => sitting()?.change(item, answer),
  flag: (item: string) => sitting()?.flag(item),
  check(on: boolean) {
    turn.checking = on
    draw()
  },
  handIn: () => void sitting()?.handIn(),
})
