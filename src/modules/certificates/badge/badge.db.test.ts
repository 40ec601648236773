import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import {
  checkProof,
  entryOf,
  inSuite,
  LIST_LENGTH,
  type Linked,
  makeKeys,
  makeSigner,
} from '../../../kernel/sealing/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, perform } from '../../../kernel/verb/index.ts'
import { performAsSystem } from '../../../kernel/verb/perform.ts'
import { correctCertificate, type Issue, issueCertificate, revokeCertificate } from '../index.ts'
import { certificatesKind } from '../offline/standard.ts'
import { checkFile } from '../verbs/check-file.ts'
import { myBadge } from '../verbs/my-certificate-files.ts'
import { readIssuer, readStatusList } from '../verbs/status-list.ts'
import { issuerDocument } from './issuer.ts'
import { readBadge } from './read-badge.ts'
import { endedIn, givePlace, placeOf } from './status-store.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const person = randomUUID()
const issued = (more: Partial<Issue> = {}, by: Kernel = kernel) =>
  performAsSystem(by, 'test', (ctx) =>
    issueCertificate(ctx, {
      person,
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
      ...more,
    }),
  )
const badgeText = async (id: string, of = person) =>
  new TextDecoder().decode((await kernel.as(citizen(of), myBadge, { id })).bytes)
const badge = async (id: string) => JSON.parse(await badgeText(id))
const check = (text: string) =>
  kernel.as(PUBLIC, checkFile, { file: { name: 'badge.json', content: new TextEncoder().encode(text) } })
const why = async (changed: object) => (await check(JSON.stringify(changed))).why
const list = async (at: number): Promise<Linked> =>
  JSON.parse(new TextDecoder().decode((await kernel.as(PUBLIC, readStatusList, { list: at })).bytes))
const bit = async (id: string) => {
  const place = await placeOf(kernel.database.db, id)
  if (!place) throw new Error('no place')
  const read = await list(place.list)
  return entryOf((read.credentialSubject as { encodedList: string }).encodedList, place.position)
}

describe('开放徽章', () => {
  test('持证人下载，查验页验得过，印的每一项都在里面', async () => {
    const one = await issued()
    const text = await badgeText(one.id)
    expect(await check(text)).toEqual({
      genuine: true,
      why: null,
      shown: null,
      code: one.code,
      state: 'valid',
    })
    expect(JSON.parse(text)).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      credentialSubject: { printed: { name: '张建国', number: one.number, idType: '居民身份证' } },
      proof: { cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' },
    })
    expect(text).not.toContain('11010519491231002X')
  })

  test('别人的下载不了', async () => {
    const one = await issued()
    await expect(badgeText(one.id, randomUUID())).rejects.toMatchObject({ status: 404 })
  })

  test('改了上下文的拒绝，说出第几项、应当是什么、怎么办', async () => {
    const { id } = await issued()
    const one = await badge(id)
    const [core, badges, own] = one['@context']
    const evil = 'https://evil.example/context.json'
    expect(await why({ ...one, '@context': [core, evil, own] })).toMatch(
      /^@context 第 2 项是 "https:\/\/evil\.example\/context\.json"，应为 "https:\/\/purl\.imsglobal.*重新下载/,
    )
    expect(await why({ ...one, '@context': [core, badges, own, evil] })).toContain('@context 第 4 项')
    expect(await why({ ...one, '@context': [core, badges] })).toContain('@context 第 3 项缺了')
    expect(
      await why({ ...one, '@context': [core, badges, { printed: 'https://evil.example/#p' }] }),
    ).toContain('@context 第 3 项')
  })

  test('改了印的内容、状态、签发者、地址，加了字段的都拒绝', async () => {
    const [mine, other] = [await issued(), await issued()]
    const one = await badge(mine.id)
    const subject = one.credentialSubject
    expect(
      await why({ ...one, credentialSubject: { ...subject, printed: { ...subject.printed, level: 1 } } }),
    ).toContain('签名不符')
    expect(await why({ ...one, credentialStatus: (await badge(other.id)).credentialStatus })).toContain(
      '签名不符',
    )
    expect(await why({ ...one, credentialStatus: undefined })).toContain('credentialStatus')
    expect(await why({ ...one, id: (await badge(other.id)).id })).toContain('签名不符')
    expect(
      await why({ ...one, issuer: { ...one.issuer, id: 'https://evil.example/issuer.json' } }),
    ).toContain('issuer.id')
    expect(await why({ ...one, grade: '一级' })).toContain('grade')
    expect(await why({ ...one, proof: undefined })).toContain('proof')
    expect((await check('{"@context":')).why).toContain('JSON')
    expect((await check('[]')).genuine).toBe(false)
  })

  test('整份换成别家网址的不认', async () => {
    const { id } = await issued()
    const text = (await badgeText(id)).replaceAll(kernel.origin, 'https://evil.example')
    expect((await check(text)).why).toContain('签名不符')
  })
})

describe('凭证状态表', () => {
  test('撤销和更正的当场就在表里，别的不在；徽章仍是真的，查验说出状态', async () => {
    const [kept, revoked, corrected] = [await issued(), await issued(), await issued()]
    const text = await badgeText(revoked.id)
    expect([await bit(kept.id), await bit(revoked.id), await bit(corrected.id)]).toEqual([
      false,
      false,
      false,
    ])
    await doing((ctx) => revokeCertificate(ctx, revoked.id, 'fraud', '替考'))
    const fresh = await doing((ctx) =>
      correctCertificate(ctx, corrected.id, { name: '张建中', reason: '姓名登记有误' }),
    )
    expect([await bit(kept.id), await bit(revoked.id), await bit(corrected.id), await bit(fresh.id)]).toEqual(
      [false, true, true, false],
    )
    expect(await check(text)).toMatchObject({ genuine: true, state: 'revoked' })
  })

  test('撤销没有办成的，表里也没有', async () => {
    const one = await issued()
    await expect(
      doing(async (ctx) => {
        await revokeCertificate(ctx, one.id, 'fraud', '替考')
        throw new Error('the act fails')
      }),
    ).rejects.toThrow('the act fails')
    expect(await bit(one.id)).toBe(false)
  })

  test('表有签名，只凭签发者文件验得过，写明多久重取一次', async () => {
    const read = await list(0)
    const controller = JSON.parse(new TextDecoder().decode((await kernel.as(PUBLIC, readIssuer, {})).bytes))
    expect(controller).toEqual(await issuerDocument(kernel.origin, kernel.signer.publicKeys()))
    expect(await checkProof(read, controller, kernel.clock.now())).toMatchObject({ valid: true })
    expect(read).toMatchObject({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 300_000 },
    })
    const { encodedList } = read.credentialSubject as { encodedList: string }
    expect(entryOf(encodedList, LIST_LENGTH - 1)).not.toBeNull()
  })

  test('没有的表说没有', async () => {
    await expect(list(7)).rejects.toMatchObject({ status: 404 })
  })

  test('四十张同时发证，各有各的位置；发证没有办成的不占位置；位置不能改、不能删', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => issued()))
    const places = await Promise.all(all.map(({ id }) => placeOf(kernel.database.db, id)))
    expect(new Set(places.map((place) => `${place?.list}:${place?.position}`)).size).toBe(40)
    const positions = places.map((place) => place?.position ?? 0)
    expect(positions).not.toEqual(positions.toSorted((a, b) => a - b))
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from certificate_status s
      where not exists (select 1 from certificate c where c.id = s.certificate)`.execute(kernel.database.db)
    expect(rows[0]?.n).toBe(0)
    await expect(sql`delete from certificate_status`.execute(kernel.database.db)).rejects.toThrow(
      'never changed',
    )
    await expect(
      sql`update certificate_status set position = position + 1`.execute(kernel.database.db),
    ).rejects.toThrow('never changed')
  })
})

/** Does something in a transaction that leaves nothing behind. */
async function undone(run: (db: Db) => Promise<void>): Promise<void> {
  const enough = new Error('enough')
  await kernel.database
    .transaction(async (db) => {
      await run(db)
      throw enough
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error
    })
}

describe('位置不够用、以前没有位置', () => {
  test('一张表满了，接着用下一张', async () => {
    await undone(async (db) => {
      await sql`insert into certificate_status (list, position, certificate)
        select 40, position, gen_random_uuid() from generate_series(0, 131071) position`.execute(db)
      const id = randomUUID()
      await givePlace(db, id)
      expect((await placeOf(db, id))?.list).toBe(41)
    })
  })

  test('升级时，以前发的每张证书都有自己的位置，撤销过的当即在表里', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => issued()))
    await doing((ctx) => revokeCertificate(ctx, made[0]?.id ?? '', 'by-law', '依法'))
    const migration = readFileSync(new URL('../migrations/030-status.sql', import.meta.url), 'utf8')
    const backfill = /^insert into certificate_status[\s\S]*?;$/m.exec(migration)?.[0]
    await undone(async (db) => {
      await sql`truncate certificate_status`.execute(db)
      await sql.raw(backfill ?? 'select 1/0').execute(db)
      const { rows } = await sql<{
        all: number
        placed: number
        lists: number
      }>`select count(*)::int as "all",
        count(s.certificate)::int as placed, count(distinct s.list)::int as lists
        from certificate c left join certificate_status s on s.certificate = c.id`.execute(db)
      expect(rows[0]?.all).toBeGreaterThan(5)
      expect(rows[0]).toMatchObject({ placed: rows[0]?.all, lists: 1 })
      const place = await placeOf(db, made[0]?.id ?? '')
      expect(await endedIn(db, 0)).toContain(place?.position)
    })
  })
})

describe('国密的开放徽章', () => {
  /** A city that has decided for it, with these keys. */
  const national = (keys: ReturnType<typeof makeKeys>): Kernel => ({
    ...kernel,
    signer: makeSigner(keys),
    async standards() {
      const all = await kernel.standards()
      const inForce: typeof all.inForce = (kind, day) => {
        const edition = all.inForce(kind, day)
        return (kind as unknown) === certificatesKind && edition
          ? { ...edition, data: { ...edition.data, badgeSuite: 'haihe-sm2-rdfc-2026' } }
          : edition
      }
      return Object.assign(Object.create(all), { inForce })
    },
  })
  const read = async (by: Kernel, text: string) =>
    perform(by, checkFile, asking(PUBLIC), {
      file: { name: 'badge.json', content: new TextEncoder().encode(text) },
    })

  test('城市定了用国密的，徽章用国密签，查验页照样认；改一个字、撤销以后不认', async () => {
    const by = national(inSuite(makeKeys('international'), 'guomi'))
    const { id } = await issued({}, by)
    const { bytes } = await perform(by, myBadge, asking(citizen(person)), { id })
    const text = new TextDecoder().decode(bytes)
    const badge = JSON.parse(text)
    expect(badge.proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'haihe-sm2-rdfc-2026' })
    expect(await read(by, text)).toMatchObject({ genuine: true, state: 'valid' })
    expect((await read(by, text.replace('焊工', '铆工'))).why).toContain('签名不符')
    // Signed by the city's keys, but none that this program knows: another city's badge is none of ours.
    expect((await read(kernel, text)).genuine).toBe(false)
    await performAsSystem(by, 'test', (ctx) => revokeCertificate(ctx, id, 'by-law', '依法'))
    expect(await read(by, text)).toMatchObject({ state: 'revoked' })
  })

  test('没有国密密钥的说出缺什么；只有国密密钥的，状态表也用国密签', async () => {
    const without = national(makeKeys('international'))
    const { id } = await issued({}, without)
    await expect(perform(without, myBadge, asking(citizen(person)), { id })).rejects.toMatchObject({
      status: 409,
      title: expect.stringContaining('国密密钥'),
    })
    const only = national(makeKeys('guomi'))
    const { bytes } = await perform(only, readStatusList, asking(PUBLIC), { list: 0 })
    const list = JSON.parse(new TextDecoder().decode(bytes))
    const controller = await issuerDocument(only.origin, only.signer.publicKeys())
    expect(list.proof.cryptosuite).toBe('haihe-sm2-rdfc-2026')
    expect(await checkProof(list, controller, only.clock.now())).toMatchObject({ valid: true })
  })

  test('以前发出的国密徽章，后来的版本照样验得过', async () => {
    const kept = JSON.parse(readFileSync(new URL('./kept/2026-11-sm2.json', import.meta.url), 'utf8'))
    expect(await readBadge(kept.badge, kept.publicKeys, new Date('2027-06-01T00:00:00Z'))).toMatchObject({
      valid: true,
      code: '7K3M9QX2W4TZ0',
      printed: { name: '张建国' },
    })
  })
})

test('以前发出的凭证今天仍然验得过：2026 年 11 月的令牌（两种算法）和徽章', async () => {
  const kept = JSON.parse(readFileSync(new URL('./kept/2026-11.json', import.meta.url), 'utf8'))
  const { readAny } = await import('./read-any.ts')
  for (const name of ['international', 'guomi', 'badge'] as const) {
    const text = typeof kept[name] === 'string' ? kept[name] : JSON.stringify(kept[name])
    expect(await readAny(text, kept.publicKeys, new Date('2027-06-01T00:00:00Z')), name).toMatchObject({
      valid: true,
      code: '7K3M9QX2W4TZ0',
      printed: { name: '张建国', number: 'S000012000067264000001' },
    })
  }
})
