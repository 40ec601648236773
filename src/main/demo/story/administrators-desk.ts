import { randomUUID } from 'node:crypto'
import { createAccount, resetAccount } from '../../../kernel/identity/accounts.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { giveGrant } from '../../../kernel/identity/grants.ts'
import type { Role } from '../../../kernel/identity/roles.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { type AnyVerb, contextOf, type Kernel, Problem, perform } from '../../../kernel/verb/index.ts'
import { planExam } from '../../../modules/assessment/index.ts'
import { draftEdition } from '../../../modules/catalogue/index.ts'
import { bankFile, compile } from '../../../modules/payments/index.ts'
import { fileClass } from '../../../modules/training/index.ts'
import { demoActor } from '../people/actors.ts'
import type { Place } from '../setting/places.ts'

/**
 * Leaves the three administrators with work: accounts whose holders have not come yet, posts to be given and such that
 * end soon, and acts that were refused. None of these accounts has a password that is known.
 */
export async function administratorsDesk(kernel: Kernel, places: ReadonlyMap<string, Place>): Promise<void> {
  await kernel.database.transaction(async (db) => {
    const { now, today } = contextOf(kernel, { actor: PUBLIC, requestId: 'demo' }, db)
    const districts = [...places.keys()]
    for (const [at, { login, label, post, ends, reset }] of NEWCOMERS.entries()) {
      const { account } = await createAccount(db, { kind: 'official', login, label, now })
      if (post)
        await giveGrant(db, kernel.city.roles, {
          account,
          role: post,
          district: districts[at % districts.length] as string,
          organisation: null,
          from: addDays(today, -300),
          to: ends === undefined ? null : addDays(today, ends),
          by: null,
          now,
        })
      if (reset) await resetAccount(db, account, now)
    }
  })
  for (const [login, verb] of REFUSED) await refused(kernel, login, verb)
}

interface Newcomer {
  login: string
  label: string
  post?: Role
  /** In so many days. */
  ends?: number
  reset?: true
}

const NEWCOMERS: readonly Newcomer[] = [
  { login: 'heping.shouli', label: '演示·和平受理（新）' },
  { login: 'hedong.fuhe', label: '演示·河东复核（新）' },
  { login: 'hexi.shouli', label: '演示·河西受理（新）' },
  { login: 'nankai.shouli', label: '演示·南开受理', post: 'district-clerk', ends: 12 },
  { login: 'hebei.fuhe', label: '演示·河北复核', post: 'district-reviewer', ends: 25 },
  { login: 'hongqiao.fuhe', label: '演示·红桥复核', post: 'district-reviewer', reset: true },
]

/** Acts that a post tried and that are another's. */
const REFUSED: readonly (readonly [string, AnyVerb])[] = [
  ['shiju', bankFile],
  ['qufuhe', compile],
  ['jigou', planExam],
  ['qiye', draftEdition],
  ['yuejuan1', planExam],
  ['caizheng', fileClass],
]

async function refused(kernel: Kernel, login: string, verb: AnyVerb): Promise<void> {
  const actor = await demoActor(kernel.database.db, kernel.city.roles, login)
  try {
    await perform(kernel, verb, { actor, requestId: 'demo', key: randomUUID() }, {})
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return
    throw error
  }
  throw new Error(`${verb.name} was not refused to ${login}`)
}
