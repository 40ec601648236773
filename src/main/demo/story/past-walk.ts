import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, perform, standingClock } from '../../../kernel/verb/index.ts'
import { DEMO_ACCOUNTS } from '../people/accounts.ts'
import type { Place } from '../setting/places.ts'
import type { Walk } from './road.ts'
import { settle } from './settle.ts'

/** A walk through days that have passed, by people of this district who need no account. */
export function pastWalk(kernel: Kernel, place: Place, from: CivilDate): Walk {
  const clock = standingClock(`${from}T09:00:00+08:00`)
  const then: Kernel = { ...kernel, clock }
  return {
    does: (who, verb, input) =>
      perform(
        then,
        verb,
        {
          actor:
            who === 'public'
              ? PUBLIC_ACTOR
              : 'person' in who
                ? citizen(who.person)
                : postActor(who.login, place),
          requestId: 'demo',
          key: randomUUID(),
        },
        input,
      ),
    today: async () => civilDateOf(clock.now()),
    async until(day) {
      clock.set(`${day}T09:00:00+08:00`)
    },
    settle: () => settle(then),
  }
}

/** Nobody in particular, for acts of the demo itself. */
export const PUBLIC_ACTOR: Actor = {
  kind: 'public',
  account: null,
  label: '公众',
  roles: [],
  districts: [],
  organisation: null,
  person: null,
  session: null,
}

const citizen = (person: string): Actor => ({
  ...PUBLIC_ACTOR,
  kind: 'citizen',
  label: '演示市民',
  roles: ['citizen'],
  person,
})

function postActor(login: string, place: Place): Actor {
  const account = DEMO_ACCOUNTS.find((one) => one.login === login)
  if (!account) throw new Error(`no demo account ${login}`)
  const organisation =
    account.organisation === 'provider'
      ? place.provider
      : account.organisation === 'assessor'
        ? place.assessor
        : account.organisation === 'employer'
          ? place.employer
          : null
  return {
    kind: organisation ? 'organisation' : 'official',
    account: `demo-${login}-${place.district}`,
    label: account.label,
    roles: [account.role],
    districts: organisation ? [] : account.district ? [place.district] : 'all',
    organisation,
    person: null,
    session: null,
  }
}
