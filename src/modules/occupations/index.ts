import type { AnyVerb } from '../../kernel/verb/index.ts'
import { findOccupations } from './verbs/find-occupations.ts'
import { readOccupation } from './verbs/read-occupation.ts'

export { occupationAddress } from './address.ts'
export * from './rules.ts'
export { bestFirst, soundsLike } from './sounds-like.ts'
export { findOccupations, readOccupation }

export const occupationsVerbs: readonly AnyVerb[] = [findOccupations, readOccupation]
