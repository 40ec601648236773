import type { Event } from '../../event/index.ts'

/** Why a case is held (搁置): the cause in words, whose move it is, and the events that may end it. */
export interface Hold {
  code: string
  text: string
  /** Who can end the cause, as the applicant reads it (“收款单位”). */
  whose?: string | null
  /** The clock looks at once when one of these happens; without them it finds out after a pause. */
  wakes?: readonly Wake[]
}

/** An event, of all or only of those whose payload holds these values. */
export interface Wake {
  event: string
  where: Record<string, unknown>
}

/** Wakes a held case when the event happens: `wake(answered, { person })`. */
export const wake = <P>(event: Event<P>, where: Partial<P> = {}): Wake => ({
  event: event.name,
  where: { ...where },
})

/** What the timeline keeps of a hold. */
export const causeOf = ({ code, text }: Hold) => ({ code, text })

/** What wakes a case, as its row keeps it. */
export const wakesOf = (hold: Hold | null | undefined): readonly Wake[] => hold?.wakes ?? []
