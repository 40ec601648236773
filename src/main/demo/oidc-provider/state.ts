import { exportJWK, generateKeyPair } from 'jose'
import { sql } from 'kysely'
import type { Adapter, AdapterFactory, AdapterPayload, JWKS } from 'oidc-provider'
import type { Db } from '../../../kernel/database/database.ts'

/** The provider's memory, in the database: a sign-in that began at one server goes on at another. */
export function stateStore(db: Db): AdapterFactory {
  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const until = expiresIn ? new Date(Date.now() + expiresIn * 1000) : null
      await sql`insert into demo_provider_state (model, id, payload, grant_id, uid, expires_at)
        values (${model}, ${id}, ${JSON.stringify(payload)}::jsonb, ${payload.grantId ?? null},
          ${payload.uid ?? null}, ${until})
        on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
          uid = excluded.uid, expires_at = excluded.expires_at`.execute(db)
      await sql`delete from demo_provider_state where expires_at < ${new Date()}`.execute(db)
    },
    find: (id) => found(db, sql`model = ${model} and id = ${id}`),
    findByUid: (uid) => found(db, sql`model = ${model} and uid = ${uid}`),
    findByUserCode: async () => undefined,
    async consume(id) {
      const { rows } = await sql`update demo_provider_state set consumed_at = ${new Date()}
        where model = ${model} and id = ${id} and consumed_at is null returning id`.execute(db)
      if (rows.length === 0) throw new Error('consumed before')
    },
    async destroy(id) {
      await sql`delete from demo_provider_state where model = ${model} and id = ${id}`.execute(db)
    },
    async revokeByGrantId(grantId) {
      await sql`delete from demo_provider_state where grant_id = ${grantId}`.execute(db)
    },
  })
}

async function found(db: Db, which: ReturnType<typeof sql>): Promise<AdapterPayload | undefined> {
  const { rows } = await sql<{ payload: AdapterPayload; consumed_at: Date | null }>`
    select payload, consumed_at from demo_provider_state
    where ${which} and (expires_at is null or expires_at > ${new Date()}) limit 1`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  return row.consumed_at
    ? { ...row.payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
    : row.payload
}

/** The provider's signing key: made by the first server, the same for all. */
export async function providerKeys(db: Db): Promise<JWKS> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const made = { keys: [{ ...(await exportJWK(privateKey)), kid: 'demo', alg: 'ES256', use: 'sig' }] }
  await sql`insert into demo_provider_state (model, id, payload) values ('Keys', 'jwks', ${JSON.stringify(made)}::jsonb)
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ payload: JWKS }>`select payload from demo_provider_state
    where model = 'Keys' and id = 'jwks'`.execute(db)
  return rows[0]?.payload ?? (made as JWKS)
}
