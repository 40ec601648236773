import { randomUUID } from 'node:crypto'
import { type Actor, actorWith, PUBLIC } from '../../../kernel/identity/actor.ts'
import type { Roles } from '../../../kernel/identity/roles.ts'
import { type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, perform, standingClock } from '../../../kernel/verb/index.ts'
import { accountOf, DEMO_ACCOUNTS, DEMO_DISTRICT } from '../people/accounts.ts'
import type { Place } from '../setting/places.ts'
import { readingDoubts } from './reading-doubts.ts'
import type { Walk } from './road.ts'
import { settle } from './settle.ts'

/** A walk through days that have passed, by people of this district who need no account; it begins at nine unless told otherwise. */
export function pastWalk(kernel: Kernel, place: Place, from: CivilDate, hour = '09:00'): Walk {
  const clock = standingClock(`${from}T${hour}:00+08:00`)
  // What is told is long over: nobody takes anything back.
  const then: Kernel = { ...kernel, clock, takeBackSeconds: 0 }
  return {
    does: readingDoubts((who, verb, input) =>
      perform(
        then,
        verb,
        {
          actor:
            who === 'public'
              ? PUBLIC
              : 'person' in who
                ? citizen(kernel.city.roles, who.person)
                : postActor(kernel.city.roles, who.login, place),
          requestId: 'demo',
          key: randomUUID(),
        },
        input,
      ),
    ),
    today: async () => civilDateOf(clock.now()),
    async until(day) {
      clock.set(`${day}T09:00:00+08:00`)
    },
    settle: () => settle(then),
  }
}

const citizen = (roles: Roles, person: string): Actor =>
  actorWith(roles, { ...PUBLIC, kind: 'citizen', label: '演示市民', roles: ['citizen'], person })

function postActor(roles: Roles, login: string, place: Place): Actor {
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
  return actorWith(roles, {
    kind: organisation ? 'organisation' : 'official',
    // In the demo's own district, and in the whole city, it is the account that can be signed in to.
    account:
      place.district === DEMO_DISTRICT || (!account.district && !organisation)
        ? accountOf(login)
        : `demo-${login}-${place.district}`,
    label: account.label,
    roles: [account.role],
    districts: organisation ? [] : account.district ? [place.district] : 'all',
    organisation,
    person: null,
    session: null,
  })
}
