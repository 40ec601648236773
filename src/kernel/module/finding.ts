import type { VerbContext } from '../verb/index.ts'

/** Something that was found, and where it is read: below /work, on the public site, or in either. */
export interface Found {
  title: string
  /** What tells it from others of the same name: kind, state, number. */
  more: string
  work?: `/${string}` | undefined
  site?: `/${string}` | undefined
}

/** One kind of thing that the one search box finds (可搜到的): what of it this actor may know of, and nothing else. */
export interface Finding {
  title: string
  /** At most as many as `FOUND`, the best first; [] for whoever may not look, as for what is not there. */
  find(ctx: VerbContext, sought: string): Promise<Found[]>
  /** What there is of a person whom the actor may know of. */
  ofPerson?(ctx: VerbContext, person: string): Promise<Found[]>
}

/** So many of a kind are shown: who wants more says more. */
export const FOUND = 6

/** So many are shown of one person. */
export const FOUND_OF_PERSON = 50
