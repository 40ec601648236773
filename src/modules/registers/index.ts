import type { AnyVerb } from '../../kernel/verb/index.ts'

export { type FactsAnswer, needFacts, needFactsOf } from './need-facts.ts'
export { type RegisterData, registerKind } from './rules.ts'

/** The verbs of the registers module. */
export const registersVerbs: readonly AnyVerb[] = []
