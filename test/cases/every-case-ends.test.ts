import { describe, expect, test } from 'vitest'
import type { CaseEvent, Procedure } from '../../src/kernel/case/index.ts'
import { type Countersign, mayTake } from '../../src/kernel/case/party.ts'
import { begins, type Step } from '../../src/kernel/case/procedure.ts'
import { fourEyes, vouching } from '../../src/kernel/case/store/case-state.ts'
import type { Role } from '../../src/kernel/identity/roles.ts'
import { allows, may } from '../../src/kernel/verb/access.ts'
import { PROCEDURES } from '../../src/main/modules.ts'
import { official } from '../kernel.ts'
import { ROLE_NAMES } from '../posts.ts'

/** The smallest district: one account for each post, two officers (one accepts, one decides) and the city's own. */
const ACCOUNTS = ROLE_NAMES.map((role) => official(role))

/** Who opens cases of a kind that an official begins; all others come from the applicant or the system. */
const OPENED_BY: Record<string, Role> = {
  ML: 'municipal-officer',
  ZC: 'municipal-officer',
  BF: 'municipal-officer',
}

/** What of a case's past decides what may follow: where it stands, who did which step, which once-only steps are used. */
interface Place {
  state: string
  did: readonly (readonly [account: string, step: string])[]
}

const keyOf = ({ state, did }: Place): string =>
  `${state} ${[...new Set(did.map((one) => one.join('/')))].sort().join(' ')}`

describe('最小的区也办得完每一件', () => {
  test.each(PROCEDURES.map((one) => [one.kind, one] as const))(
    '%s 的每个状态都有人能走出去，直到办结',
    (_kind, procedure) => {
      const opener = OPENED_BY[procedure.kind]
      const start: Place = {
        state: procedure.starts,
        did: opener ? [[accountOf(opener), 'open']] : [],
      }
      const places = new Map<string, Place>([[keyOf(start), start]])
      const leads = new Map<string, string[]>()
      for (const [key, place] of places) {
        const next = nextOf(procedure, place)
        leads.set(key, next.map(keyOf))
        for (const one of next) if (!places.has(keyOf(one))) places.set(keyOf(one), one)
      }
      const ends = new Set(
        [...places].filter(([, { state }]) => procedure.states[state]?.ends).map(([key]) => key),
      )
      for (let grew = true; grew; ) {
        grew = false
        for (const [key, next] of leads) {
          if (ends.has(key) || !next.some((one) => ends.has(one))) continue
          ends.add(key)
          grew = true
        }
      }
      expect([...places.keys()].filter((key) => !ends.has(key))).toEqual([])
      const seen = new Set([...places.values()].map(({ state }) => state))
      const beyond = Object.keys(procedure.states).filter((state) => !seen.has(state))
      // A step's own work may lead elsewhere than the step says (资金不足、异议成立的答复): from there, too, it must end.
      for (const state of beyond) {
        if (procedure.states[state]?.ends) continue
        expect(nextOf(procedure, { state, did: start.did }), `${procedure.kind}.${state}`).not.toEqual([])
      }
    },
  )
})

const accountOf = (role: Role): string => ACCOUNTS.find(({ roles }) => roles[0] === role)?.account ?? ''

/** Where a case may go from here by anybody's step, the clock's or the system's. */
function nextOf(procedure: Procedure, { state, did }: Place): Place[] {
  const events = did.map(([actor, step], index) => ({ actor, step, seq: index + 1 }) as unknown as CaseEvent)
  return Object.entries(procedure.steps).flatMap(([name, step]): Place[] => {
    if (!begins(step, state) || (step.once && did.some(([, taken]) => taken === name))) return []
    if (step.by) return [{ state: step.to, did }]
    if (step.countersign) return signing(name, step, step.countersign, { state, did })
    const notes = vouching(procedure).includes(name) || step.once || step.decides
    return ACCOUNTS.filter(
      (one) => mayTake(step, one) && !fourEyes(procedure, name, events, one.account),
    ).map(({ account }) => ({
      state: step.to,
      did: notes ? [...did, [account as string, name] as const] : did,
    }))
  })
}

/** One signature more; the last that is needed moves the case on. */
function signing(name: string, step: Step, { posts, atLeast }: Countersign, { state, did }: Place): Place[] {
  const before = did.filter(([, taken]) => taken.startsWith(`${name}:`))
  return ACCOUNTS.flatMap((signer) =>
    Object.keys(posts).flatMap((post): Place[] => {
      const { account } = signer
      const free = !before.some(([by, taken]) => by === account || taken === `${name}:${post}`)
      if (!free || !allows(may(post as Parameters<typeof may>[0]), signer)) return []
      const signed = [...did, [account as string, `${name}:${post}`] as const]
      return [{ state: before.length + 1 < atLeast ? state : step.to, did: signed }]
    }),
  )
}
