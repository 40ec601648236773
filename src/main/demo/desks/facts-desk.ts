import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { askCorrection, myFacts } from '../../../modules/registers/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { MadePerson } from '../people/residents.ts'
import type { Walk } from '../story/road.ts'

interface Taken {
  /** An officer's account; the applicant where none is named. */
  login?: string
  step: string
  reason?: string
  note?: string
  corrections?: string[]
  input?: Record<string, unknown>
}

const VERIFIED: Taken = {
  login: 'qushouli',
  step: 'verify',
  input: { seen: 'source', what: '演示：登记部门复函，起始日登记晚了一个月。' },
}
const OBJECTED: Taken = { login: 'qushouli', step: 'object', note: '演示：登记部门复函，登记无误。' }

/** One correction left in each state, by the steps that lead there. */
const ENDS: readonly (readonly Taken[])[] = [
  [],
  [{ login: 'qushouli', step: 'correct', corrections: ['proof'] }],
  [{ login: 'qushouli', step: 'forward', note: '演示：已函请登记部门核对。' }],
  [VERIFIED],
  [VERIFIED, { login: 'qufuhe', step: 'approve' }],
  [OBJECTED, { login: 'qufuhe', step: 'refuse', reason: 'agrees' }],
  [{ step: 'withdraw', reason: 'right' }],
]

/** Leaves corrections that people have asked for of what is registered of them, at every stage. */
export async function factsDesk(walk: Walk, people: readonly MadePerson[]): Promise<void> {
  for (const [at, steps] of ENDS.entries()) {
    const person = people[at]?.id
    if (!person) return
    const { items } = await walk.does({ person }, myFacts, {})
    const fact = items.find(({ words, trust }) => words !== null && trust === 'A')
    if (!fact) throw new Error('the registers of the demo know nothing of its people')
    const { number } = await walk.does({ person }, askCorrection, {
      id: fact.id,
      wrong: 'otherwise',
      from: addDays(fact.from as CivilDate, -30),
      why: '演示：起始日登记晚了一个月，有证明。',
    })
    for (const { login, ...step } of steps)
      await walk.does(login ? { login } : { person }, CASE_VERBS.stepCase, { number, ...step })
  }
}
