/** Points in hundredths, so that no sum is rounded on its way. */
export type Points = number

/** Two examiners' marks of one answer, and the chief's where there is one. */
export interface Given {
  first: Points | null
  second: Points | null
  chief: Points | null
  /** What somebody else gave on an appeal that was upheld (成绩复核): it stands above the others. */
  appeal: Points | null
}

/** An answer to which nobody has given points yet. */
export const NOT_GIVEN: Given = { first: null, second: null, chief: null, appeal: null }

export type Agreed =
  | { state: 'waiting'; missing: 1 | 2 }
  | { state: 'chief'; apart: Points }
  | { state: 'agreed'; points: Points }

/**
 * What two examiners' marks come to: their mean where they are not further apart than the standard allows, else the chief's. A half
 * hundredth goes to the candidate.
 */
export function agreedOn({ first, second, chief, appeal }: Given, mostApart: Points): Agreed {
  if (appeal !== null) return { state: 'agreed', points: appeal }
  if (first === null || second === null)
    return { state: 'waiting', missing: first === null && second === null ? 2 : 1 }
  const apart = Math.abs(first - second)
  if (apart <= mostApart) return { state: 'agreed', points: Math.ceil((first + second) / 2) }
  return chief === null ? { state: 'chief', apart } : { state: 'agreed', points: chief }
}
