import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import type { Database, Db } from '../../database/database.ts'
import { makeKeys, makeSealer, makeSigner, withNewKey } from '../../sealing/index.ts'
import {
  anchorsIn,
  auditHead,
  recordAct,
  sealAndAnchor,
  sealAudit,
  verifyAudit,
  withMac,
  witnessIn,
} from '../index.ts'
import { batchHash, recordDigest, STORED_RECORD, type StoredRecord } from '../seal/sealed-form.ts'
import { anAct, at, tampered } from './tampering.ts'

/** Whoever owns the database but no key of the city, and what they do is found all the same. */

const keys = makeKeys('international')
const sealer = makeSealer(keys)
const signer = makeSigner(keys)
const publicKeys = signer.publicKeys()
let database: Database
let folder: string
let file: string

beforeAll(async () => {
  database = await testDatabase(['kernel/audit'])
  folder = mkdtempSync(join(tmpdir(), 'haihe-heads-'))
  file = join(folder, 'heads.jsonl')
  const anchors = anchorsIn(file, null)
  let minute = 0
  for (const last of [4, 6, 9]) {
    while (minute < last) await recordAct(database.db, withMac(sealer, anAct(++minute)))
    await sealAndAnchor(database, { at: at(last + 1), signer, anchors })
  }
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const options = async () => ({ publicKeys, sealer, heads: await anchorsIn(file, null).kept() })
const kindsOf = async (tamper: (tx: Db) => Promise<unknown>) => {
  const { findings } = await tampered(database, tamper, await options())
  return [...new Set(findings.map(({ kind }) => kind))]
}

test('没有动过的：完好，库外留存的每一个链头都在', async () => {
  expect((await options()).heads.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(await verifyAudit(database.db, await options())).toMatchObject({ sound: true, sealed: 9 })
})

test('改一条、删几条、把全部散列重算、签名清空：查得出', async () => {
  const found = await kindsOf(async (tx) => {
    await sql`update audit_record set account = 'nobody' where id = 5`.execute(tx)
    await sql`delete from audit_record where id > 6`.execute(tx)
    await sql`delete from audit_batch where seq = 3`.execute(tx)
    await rewriteChain(tx)
  })
  expect(found).toEqual(expect.arrayContaining(['record-forged', 'signature-missing', 'head-not-found']))
})

test('只有公钥，没有库外的链头，签名清空也查得出', async () => {
  const { findings } = await tampered(
    database,
    async (tx) => {
      await sql`update audit_batch set signature = null`.execute(tx)
      await rewriteChain(tx)
    },
    { publicKeys },
  )
  expect(findings).toEqual([1, 2, 3].map((batch) => ({ kind: 'signature-missing', batch })))
})

test('截去尾巴、全部清空：库外的链头查得出', async () => {
  expect(
    await kindsOf(async (tx) => {
      await sql`delete from audit_batch where seq = 3`.execute(tx)
      await sql`delete from audit_record where id > 6`.execute(tx)
    }),
  ).toEqual(['head-not-found'])
  expect(
    await kindsOf(async (tx) => {
      await sql`delete from audit_batch`.execute(tx)
      await sql`delete from audit_record`.execute(tx)
    }),
  ).toEqual(['head-not-found'])
})

test('没有封存的记录：去掉待封存的标记，或带着标记伪造一条，都查得出', async () => {
  const waits = (tx: Db) => recordAct(tx, withMac(sealer, anAct(10)))
  expect(await kindsOf(waits)).toEqual([])
  expect(
    await kindsOf(async (tx) => {
      await waits(tx)
      await sql`delete from audit_unsealed`.execute(tx)
    }),
  ).toEqual(['record-slipped-in'])
  expect(await kindsOf((tx) => recordAct(tx, anAct(10)))).toEqual(['record-forged'])
  expect(
    await kindsOf(async (tx) => {
      await waits(tx)
      await sql`update audit_record set account = 'another' where id in (select id from audit_unsealed)`.execute(
        tx,
      )
    }),
  ).toEqual(['record-forged'])
  expect(
    await kindsOf(async (tx) => {
      await recordAct(tx, anAct(10))
      await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(11), signer })
    }),
  ).toEqual(['record-forged'])
  const borrowed = await sql<{ mac: string }>`select mac from audit_record where id = 1`.execute(database.db)
  expect(await kindsOf((tx) => recordAct(tx, { ...anAct(10), mac: borrowed.rows[0]?.mac }))).toEqual([
    'record-forged',
  ])
})

test('从哪里办的也封在里面：记下的完好，改掉、抹掉、给以前的补上，都查得出', async () => {
  const origin = 'workbench 10.2.3.0/24'
  const known = async (tx: Db, change?: ReturnType<typeof sql>) => {
    await recordAct(tx, withMac(sealer, { ...anAct(10), origin }))
    await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(11), signer })
    if (change) await sql`update audit_record set origin = ${change} where origin = ${origin}`.execute(tx)
  }
  expect(await kindsOf((tx) => known(tx))).toEqual([])
  for (const change of [sql`'portal 10.2.3.0/24'`, sql`null`])
    expect(await kindsOf((tx) => known(tx, change))).toContain('record-forged')
  const given = (tx: Db) =>
    sql`update audit_record set origin = 'workbench 10.2.3.0/24' where id = 1`.execute(tx)
  expect(await kindsOf(given)).toContain('record-forged')
})

test('换了查找密钥以后，以前的校验码仍然认得', async () => {
  const newer = makeSealer(withNewKey(keys, 'lookup'))
  expect(await verifyAudit(database.db, { ...(await options()), sealer: newer })).toMatchObject({
    sound: true,
  })
  const other = makeSealer(makeKeys('international'))
  expect((await verifyAudit(database.db, { ...(await options()), sealer: other })).findings).toHaveLength(9)
})

test('链头每次封存都送到配置的地址；送不到要报错，封存照做；写断的一行不算', async () => {
  const got: unknown[] = []
  let status = 204
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      got.push(JSON.parse(body))
      reply.writeHead(status).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const own = await testDatabase(['kernel/audit'])
  try {
    const heads = join(folder, 'other', 'heads.jsonl')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`
    const anchors = anchorsIn(heads, url)
    await recordAct(own.db, withMac(sealer, anAct(1)))
    await sealAndAnchor(own, { at: at(2), signer, anchors })
    expect(got).toEqual([expect.objectContaining({ seq: 1, hash: (await auditHead(own.db))?.hash })])
    status = 500
    await recordAct(own.db, withMac(sealer, anAct(2)))
    await expect(sealAndAnchor(own, { at: at(3), signer, anchors })).rejects.toThrow('500')
    expect((await verifyAudit(own.db)).sealed).toBe(2)
    appendFileSync(heads, '{"seq":3,"ha')
    expect((await anchors.kept()).map(({ seq }) => seq)).toEqual([1, 2])
    expect(readFileSync(heads, 'utf8')).not.toContain('account-')
  } finally {
    server.close()
    await own.close()
  }
})

/** All that can be computed without a key: digests, links and hashes, anew. */
async function rewriteChain(tx: Db): Promise<void> {
  const batches = await sql<{ seq: number; algorithm: 'sha256'; ids: string[]; at: string }>`
    select seq, algorithm, ids, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at
    from audit_batch order by seq`.execute(tx)
  let previous = ''
  for (const { seq, algorithm, ids, at: sealedAt } of batches.rows) {
    const records = await sql<StoredRecord>`select ${STORED_RECORD} from audit_record
      where id = any(${ids}::bigint[]) order by id`.execute(tx)
    const digests = Buffer.concat(records.rows.map((one) => recordDigest(algorithm, one)))
    const hash = batchHash({ seq, previous, algorithm, ids: ids.map(Number), digests, sealedAt })
    await sql`update audit_batch set previous = ${previous}, digests = ${digests}, hash = ${hash}, signature = null
      where seq = ${seq}`.execute(tx)
    previous = hash
  }
}

test('还没封存就连同标记一起删掉的：库外的见证记着它；撤销的事留下的空号不算', async () => {
  const witness = witnessIn(join(folder, 'seen'))
  const kinds = async (tamper: (tx: Db) => Promise<unknown>) => {
    const seen = await witness.seen()
    const found = await tampered(database, tamper, { ...(await options()), seen })
    return found.findings
  }
  const gone = await recordAct(database.db, withMac(sealer, anAct(20)))
  await database
    .transaction(async (tx) => {
      await recordAct(tx, withMac(sealer, anAct(21)))
      throw new Error('undone')
    })
    .catch(() => {})
  const kept = await recordAct(database.db, withMac(sealer, anAct(22)))
  witness.saw([gone, kept])
  expect(kept - gone).toBe(2)
  expect(await kinds(async () => {})).toEqual([])
  expect(
    await kinds(async (tx) => {
      await sql`delete from audit_record where id = ${gone}`.execute(tx)
      await sql`delete from audit_unsealed where id = ${gone}`.execute(tx)
    }),
  ).toEqual([{ kind: 'record-vanished', record: gone }])
  await sealAndAnchor(database, { at: at(30), signer, anchors: anchorsIn(file, null) })
})
