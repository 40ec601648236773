import { type Follower, follow } from '../../kernel/event/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { personAccountChanged } from '../people/index.ts'
import { askAnew } from './need-facts.ts'
import { connectRegister, disconnectRegister } from './verbs/connect.ts'
import { deliverFile, pushRows, readMistakes } from './verbs/deliver.ts'
import {
  declareFact,
  endFact,
  findPerson,
  readFacts,
  recordFact,
  registerAtCounter,
  withdrawFact,
} from './verbs/facts.ts'
import { listRegisters } from './verbs/list-registers.ts'

export { registersAnswered } from './answered.ts'
export { askRegisters, httpTransport, type Transport } from './ask.ts'
export { deliveryParts, digestOf, signatureOf } from './delivery/signing.ts'
export { awaitedFacts, type FactsAnswer, needFactsOf } from './need-facts.ts'
export { type RegisterData, registerKind } from './rules.ts'
export { type Mood, type StandIn, type StandInKnowledge, startStandIn } from './stand-in/stand-in.ts'
export { registersOf } from './standard.ts'
export { connectionTroubles } from './store.ts'
export { connectRegister, deliverFile, recordFact }

/** The verbs of the registers module. */
export const registersVerbs: readonly AnyVerb[] = [
  listRegisters,
  connectRegister,
  disconnectRegister,
  deliverFile,
  pushRows,
  readMistakes,
  findPerson,
  registerAtCounter,
  readFacts,
  recordFact,
  endFact,
  withdrawFact,
  declareFact,
]

/** What registers do when something happens elsewhere: the bank is asked about an account as soon as it is named. */
export const registersFollowers: readonly Follower[] = [
  follow(personAccountChanged, 'registers.ask-bank', (ctx, { person }) => askAnew(ctx, person, ['account'])),
]
