import { hashPassword } from 'better-auth/crypto'
import { createAccount } from '../../../kernel/identity/accounts.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { giveGrant } from '../../../kernel/identity/grants.ts'
import { roleEntry } from '../../../kernel/identity/roles.ts'
import { secretFromWords } from '../../../kernel/identity/secret/totp.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { contextOf, type Kernel } from '../../../kernel/verb/index.ts'
import type { Place } from '../setting/places.ts'
import { accountOf, DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts'

/** Their posts are older than what the last weeks of the demo ask of whoever holds them: shares of papers that were sat, visits that were walked. */
const GRANTED_DAYS = 60

/** Opens an account for each post of the demo. */
export async function accounts(kernel: Kernel, secret: string, place: Place): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await kernel.database.transaction(async (db) => {
    const { now, today } = contextOf(kernel, { actor: PUBLIC, requestId: 'demo' }, db)
    for (const one of DEMO_ACCOUNTS) {
      const organisation =
        one.organisation === 'provider'
          ? place.provider
          : one.organisation === 'assessor'
            ? place.assessor
            : one.organisation === 'employer'
              ? place.employer
              : null
      const { account } = await createAccount(db, {
        id: accountOf(one.login),
        kind: organisation ? 'organisation' : 'official',
        duty: roleEntry(kernel.city.roles, one.role).duty,
        login: one.login,
        label: one.label,
        now,
        ready: { passwordHash, totpSecret: secretFromWords(one.login), secrets: [secret] },
      })
      await giveGrant(db, kernel.city.roles, {
        account,
        role: one.role,
        district: one.district,
        organisation,
        from: addDays(today, -GRANTED_DAYS),
        to: null,
        by: null,
        now,
      })
    }
  })
}
