import { originOf, recordAct, withMac } from '../kernel/audit/index.ts'
import { casesOf } from '../kernel/case/index.ts'
import { PUBLIC } from '../kernel/identity/actor.ts'
import { type Identity, makeIdentity } from '../kernel/identity/identity.ts'
import type { CitizenClaims } from '../kernel/identity/sign-in/oidc/oidc.ts'
import { maskName } from '../kernel/value/person/mask.ts'
import { type Kernel, performAsSystem } from '../kernel/verb/index.ts'
import { organisationById } from '../modules/organisations/index.ts'
import {
  openIdNumber,
  peopleNamed,
  personById,
  phoneOfPerson,
  registerPerson,
} from '../modules/people/index.ts'
import { preferencesOf } from '../portal/request/preferences.ts'
import type { Config } from './config.ts'
import { type DemoCitizen, makeDemoProvider } from './demo/people/oidc-provider.ts'
import type { House } from './house.ts'

/** So many of the newest claims and of the people of a name are looked through for the demo's sign-in. */
const BUSY = 500

/** The running identity of the city, and in the demo its own provider. */
export async function openIdentity(house: House, config: Config) {
  const { kernel, secrets } = house
  const people = demoPeople(kernel)
  const provider =
    kernel.demo && !config.oidc
      ? await makeDemoProvider({
          database: kernel.database,
          origin: config.origin,
          itself: `http://127.0.0.1:${config.port}`,
          secret: secrets[0],
          people,
          look(cookie) {
            const cookies = Object.fromEntries(
              cookie.split(/;\s*/).map((one) => one.split('=') as [string, string]),
            )
            const { mode, theme } = preferencesOf({}, cookies)
            return { elder: mode === 'elder', dark: theme === 'dark' }
          },
        })
      : null
  const identity: Identity = makeIdentity({
    database: kernel.database,
    origin: config.origin,
    secrets,
    title: kernel.city.site.name,
    roles: kernel.city.roles,
    clock: kernel.clock,
    oidc: config.oidc ?? provider?.settings ?? null,
    onCitizen: (claims) => enter(kernel, claims),
    knowsOrganisation: async (db, id) =>
      /^[0-9a-f-]{36}$/.test(id) && (await organisationById(db, id)) !== null,
    async record(event) {
      const id = await recordAct(
        kernel.database.db,
        withMac(kernel.sealer, {
          at: kernel.clock.now(),
          account: event.account,
          roles: [],
          verb: `identity.${event.what}`,
          subjectKind: event.account ? 'account' : null,
          subjectId: event.account,
          // From where, too: whoever looks into a break-in has to know.
          purpose: [event.reason, `来自 ${event.address}`].filter(Boolean).join('，'),
          outcome: event.what === 'refused' ? 'refused' : 'ok',
          requestId: event.requestId,
          origin: originOf({ actor: PUBLIC, via: 'portal', address: event.address }),
          before: null,
          after: null,
          district: null,
        }),
      )
      kernel.witness?.saw([id])
    },
    demo: kernel.demo ? { citizen: (subject) => people.find(subject) } : null,
  })
  return { identity, provider }
}

/** The person whom the provider names; registered when they come for the first time. */
async function enter(kernel: Kernel, claims: CitizenClaims): Promise<{ person: string; label: string }> {
  const { id } = await performAsSystem(kernel, 'identity.citizen', (ctx) =>
    registerPerson(ctx, {
      name: claims.name,
      idNumber: claims.identityNumber,
      phone: claims.phone,
      trust: 'A',
    }),
  )
  return { person: id, label: maskName(claims.name) }
}

/** The demo's citizens, as its provider offers them. */
function demoPeople(kernel: Kernel) {
  const citizenOf = (id: string): Promise<DemoCitizen | null> =>
    performAsSystem(kernel, 'demo.citizen', async (ctx) => {
      const person = await personById(ctx, id)
      if (!person) return null
      const identityNumber = await openIdNumber(ctx, id)
      return {
        subject: id,
        name: person.name,
        identityNumber,
        phone: await phoneOfPerson(ctx, id),
        note: '演示市民',
      }
    })
  return {
    async find(subject: string): Promise<DemoCitizen | null> {
      return /^[0-9a-f-]{36}$/.test(subject) ? citizenOf(subject) : null
    },
    async search(text: string, limit: number): Promise<DemoCitizen[]> {
      const { db } = kernel.database
      // Whoever has something to look at comes first.
      const busy = new Set((await casesOf(db, { kind: 'BT' }, { limit: BUSY })).map(({ person }) => person))
      const named = text === '' ? [] : await peopleNamed(db, text, BUSY)
      const ids = text === '' ? [...busy].flatMap((id) => id ?? []) : named
      const ordered = [...ids.filter((id) => busy.has(id)), ...ids.filter((id) => !busy.has(id))]
      const found = await Promise.all(ordered.slice(0, limit).map(citizenOf))
      return found.filter((one) => one !== null)
    },
  }
}
