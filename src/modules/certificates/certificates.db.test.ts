import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { checkCertificateNumber } from '../../kernel/value/number/certificate-number.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/perform.ts'
import { credentialDigest, printedAddress, readCredential } from './credential.ts'
import {
  certificateById,
  certificatesOf,
  certificateTab,
  correctCertificate,
  currentCertificate,
  type Issue,
  issueCertificate,
  revokeCertificate,
} from './index.ts'
import { readByCode } from './store.ts'
import { checkFile } from './verbs/check-file.ts'
import { checkMany } from './verbs/check-many.ts'
import { listIssued } from './verbs/list-issued.ts'
import { myCertificatePdf, myCredential } from './verbs/my-certificate-files.ts'
import { myCertificates } from './verbs/my-certificates.ts'
import { printCertificate } from './verbs/print-certificate.ts'
import { queryCertificate } from './verbs/query-certificate.ts'
import { openSharedCertificate } from './verbs/share/open-share.ts'
import { shareMyCertificate } from './verbs/share/share-certificate.ts'
import { withdrawMyShare } from './verbs/share/withdraw-share.ts'
import { verifyCertificate } from './verbs/verify-certificate.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const ORGANISATION = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }

const anIssue = (more: Partial<Issue> = {}): Issue => ({
  person: randomUUID(),
  name: '张建国',
  idNumber: '11010519491231002X',
  occupation: { code: '6-18-02-04', name: '焊工' },
  level: 4,
  issuedOn: civilDate('2026-02-10'),
  organisation: ORGANISATION,
  siteCode: '000067',
  bodyCode: '0000',
  source: { kind: 'exam', id: randomUUID() },
  ...more,
})
const issued = (more: Partial<Issue> = {}) => doing((ctx) => issueCertificate(ctx, anIssue(more)))
const look = (code: string, s?: string) =>
  kernel.as(PUBLIC, verifyCertificate, s === undefined ? { code } : { code, s })
const field = (found: Awaited<ReturnType<typeof look>>, label: string) =>
  found.state === 'altered' ? null : found.fields.find((one) => one.label === label)?.value

describe('R4.7 证书编码', () => {
  test('22 位：类别、机构代码、省、站点、年、等级、序列码；序列码按站点、年、等级连续不断', async () => {
    const site = { siteCode: '000101', bodyCode: '0012' }
    const first = await issued({ ...site, category: 'Y' })
    const others = [await issued({ ...site, category: 'Y' }), await issued({ ...site, category: 'Y' })]
    expect(checkCertificateNumber(first.number)).toEqual({
      valid: true,
      value: {
        issuer: 'Y',
        bodyCode: '0012',
        province: '12',
        siteCode: '000101',
        year: 2026,
        level: 4,
        serial: 1,
      },
    })
    expect(others.map(({ number }) => number)).toEqual(['Y001212000101264000002', 'Y001212000101264000003'])
    expect((await issued({ ...site, category: 'Y', level: 3 })).number).toBe('Y001212000101263000001')
    expect((await issued({ ...site, category: 'Y', issuedOn: civilDate('2025-12-31') })).number).toBe(
      'Y001212000101254000001',
    )
    expect((await issued({ ...site })).number).toBe('S001212000101264000001')
  })

  test('站点码写错的发不出证，也不占序列码', async () => {
    await expect(issued({ siteCode: '67' })).rejects.toThrow('R4.7')
    const { rows } = await sql`select 1 from certificate_serial where prefix like 'S00001267%'`.execute(
      kernel.database.db,
    )
    expect(rows).toEqual([])
  })

  test('同一场考试的同一人，十处同时发证，只有一张', async () => {
    const one = anIssue({ siteCode: '000102' })
    const all = await Promise.all(
      Array.from({ length: 10 }, () => doing((ctx) => issueCertificate(ctx, one))),
    )
    expect(new Set(all.map(({ number }) => number)).size).toBe(1)
    expect(all[0]?.number).toBe('S000012000102264000001')
    expect(await certificatesOf(kernel.database.db, one.person)).toHaveLength(1)
  })

  test('三十个人同时发证，三十个不同的编号，没有空号；中途失败的不留空号', async () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      doing(async (ctx) => {
        const made = await issueCertificate(ctx, anIssue({ siteCode: '000103' }))
        if (at % 5 === 0) throw new Error('the act fails')
        return made
      }),
    )
    const numbers = (await Promise.allSettled(many)).flatMap((one) =>
      one.status === 'fulfilled' ? [one.value.number] : [],
    )
    expect(numbers.sort()).toEqual(
      Array.from({ length: 24 }, (_, at) => `S000012000103264${String(at + 1).padStart(6, '0')}`),
    )
  })
})

describe('R4.8 扫码查验：有效、已更正、已撤销、查无此证是四种回答', () => {
  test('有效：印在证上的每一项都在页面上，证件号码与纸面同样遮掩', async () => {
    const { code, number } = await issued()
    const found = await look(code)
    expect(found).toEqual({
      state: 'valid',
      code,
      specimen: false,
      digest: false,
      papers: [],
      fields: [
        { label: '姓名', value: '张建国' },
        { label: '证件类型', value: '居民身份证' },
        { label: '证件号码', value: '1101**********002X' },
        { label: '职业名称', value: '焊工（6-18-02-04）' },
        { label: '工种名称', value: '——' },
        { label: '职业技能等级', value: '四级（中级工）' },
        { label: '证书编号', value: number },
        { label: '评价机构', value: '津沽职业技能评价中心' },
        { label: '机构信用代码', value: '91350100M000100Y43' },
        { label: '发证日期', value: '2026年2月10日' },
      ],
    })
    expect(await look(code.toLowerCase().replace(/(.{4})/g, '$1-'))).toEqual(found)
  })

  test('二维码里的防伪码不符：不给出任何内容', async () => {
    const [a, b] = [await issued(), await issued({ level: 3 })]
    const of = async (code: string) =>
      credentialDigest((await readByCode(kernel.database.db, code))!.credential)
    expect(await look(a.code, await of(a.code))).toMatchObject({ state: 'valid', digest: true })
    const forged = await look(a.code, await of(b.code))
    expect(forged).toEqual({ state: 'altered', code: a.code, why: expect.stringContaining('防伪码') })
  })

  test('查无此证：编造的码、残缺的码', async () => {
    for (const code of ['0000000000000', 'ABC', '%00', 'x'.repeat(40)]) {
      await expect(look(code)).rejects.toMatchObject({ status: 404, title: '查无此证' })
    }
  })

  test('更正：旧址说已更正并指向新证，更正两次也指向最后一张；新证有自己的编号和地址', async () => {
    const first = await issued({ name: '张建囯', siteCode: '000104' })
    const second = await doing((ctx) =>
      correctCertificate(ctx, first.id, { name: '张建国', reason: '姓名误录' }),
    )
    const third = await doing((ctx) =>
      correctCertificate(ctx, second.id, { workType: '电焊工', reason: '漏印工种' }),
    )
    expect([first, second, third].map(({ number }) => number.slice(-6))).toEqual([
      '000001',
      '000002',
      '000003',
    ])
    for (const old of [first, second]) {
      expect(await look(old.code)).toMatchObject({
        state: 'corrected',
        successor: { code: third.code, revoked: false },
      })
    }
    const shown = await look(third.code)
    expect(shown.state).toBe('valid')
    expect([field(shown, '姓名'), field(shown, '工种名称'), field(shown, '证件号码')]).toEqual([
      '张建国',
      '电焊工',
      '1101**********002X',
    ])
    expect((await currentCertificate(kernel.database.db, first.id))?.id).toBe(third.id)
    await expect(
      doing((ctx) => correctCertificate(ctx, first.id, { name: '张', reason: '再改旧证' })),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('两人同时更正同一张，只成一个', async () => {
    const { id } = await issued()
    const both = await Promise.allSettled(
      ['张建军', '张建民'].map((name) =>
        doing((ctx) => correctCertificate(ctx, id, { name, reason: '姓名误录' })),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('撤销：说哪天、什么原因，内容仍在；更正后又撤销的，旧址两样都说', async () => {
    const first = await issued()
    const second = await doing((ctx) =>
      correctCertificate(ctx, first.id, { name: '张建军', reason: '姓名误录' }),
    )
    await doing((ctx) => revokeCertificate(ctx, second.id, 'fraud', '经查考试替考'))
    expect(await look(second.code)).toMatchObject({
      state: 'revoked',
      on: '2026-03-02',
      reason: '弄虚作假取得',
    })
    expect(await look(first.code)).toMatchObject({
      state: 'corrected',
      successor: { code: second.code, revoked: true },
    })
    await expect(
      doing((ctx) => revokeCertificate(ctx, second.id, 'fraud', '再撤一次')),
    ).rejects.toMatchObject({ status: 409 })
    expect((await certificateById(kernel.database.db, second.id))?.state).toBe('revoked')
  })

  test('证书改不了也删不掉；绕过程序改了登记的姓名，页面不认', async () => {
    const { id, code } = await issued()
    const { db } = kernel.database
    await expect(sql`update certificate set name = '李四' where id = ${id}`.execute(db)).rejects.toThrow(
      'never changed',
    )
    await expect(sql`delete from certificate where id = ${id}`.execute(db)).rejects.toThrow('never removed')
    await sql`alter table certificate disable trigger certificate_stays`.execute(db)
    await sql`update certificate set name = '李四' where id = ${id}`.execute(db)
    expect(await look(code)).toMatchObject({ state: 'altered' })
    const { credential } = (await readByCode(db, code))!
    const [header, payload, signature] = credential.split('.') as [string, string, string]
    const other = payload.replace(/.$/, payload.endsWith('A') ? 'B' : 'A')
    await sql`update certificate set credential = ${[header, other, signature].join('.')} where id = ${id}`.execute(
      db,
    )
    expect(await look(code)).toMatchObject({ state: 'altered', why: expect.stringContaining('校验不通过') })
    await sql`alter table certificate enable trigger certificate_stays`.execute(db)
  })
})

describe('人工查验：编号加姓名', () => {
  test('都对才给出查验页；写法不同的姓名和编号也认', async () => {
    const { code, number } = await issued({ name: '阿卜杜拉·买买提' })
    const spaced = ` ${number.slice(0, 4)} ${number.slice(4)} `.toLowerCase()
    expect(await kernel.as(PUBLIC, queryCertificate, { number: spaced, name: '阿卜杜拉•买买提 ' })).toEqual({
      code,
    })
    expect(await kernel.as(PUBLIC, queryCertificate, { number, name: '阿卜杜拉' })).toEqual({ code: null })
  })

  test('16 位的旧编号、写错的编号，说得出错在哪里', async () => {
    const old = kernel.as(PUBLIC, queryCertificate, { number: '1202003001400123', name: '张建国' })
    await expect(old).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'number', message: expect.stringContaining('16位') }],
    })
  })

  test('对同一编号试错五次姓名就要等一小时，别的编号和扫码不受影响', async () => {
    const [tried, other] = [await issued(), await issued()]
    const names = Array.from({ length: 5 }, (_, at) => `张${at}`)
    const ask = (number: string, name: string) => kernel.as(PUBLIC, queryCertificate, { number, name })
    for (const name of names) expect(await ask(tried.number, name)).toEqual({ code: null })
    await expect(ask(tried.number, '张建国')).rejects.toMatchObject({ status: 429, retryAfter: 3600 })
    expect(await ask(other.number, '张建国')).toEqual({ code: other.code })
    expect((await look(tried.code)).state).toBe('valid')
    kernel.clock.set('2026-03-02T10:00:01+08:00')
    expect(await ask(tried.number, '张建国')).toEqual({ code: tried.code })
    kernel.clock.set('2026-03-02T09:00:00+08:00')
  })
})

describe('文件：PDF 和可验证凭证', () => {
  test('本人下载的 PDF 原样可验，改一个字节就验不过；更正、撤销后仍是真的，但说得出状态', async () => {
    const one = anIssue()
    const { id, code } = await doing((ctx) => issueCertificate(ctx, one))
    const file = await kernel.as(citizen(one.person), myCertificatePdf, { id })
    const check = (bytes: Uint8Array) =>
      kernel.as(PUBLIC, checkFile, { file: { name: 'a.pdf', content: new Uint8Array(bytes) } })
    expect(await check(file.bytes)).toEqual({ genuine: true, why: null, code, state: 'valid', shown: null })
    const changed = Uint8Array.from(file.bytes)
    changed[Math.floor(changed.length / 2)]! ^= 1
    expect(await check(changed)).toMatchObject({
      genuine: false,
      code: null,
      why: expect.stringContaining('改动'),
    })
    await doing((ctx) => revokeCertificate(ctx, id, 'exam-void', '成绩作废'))
    expect(await check(file.bytes)).toEqual({ genuine: true, why: null, code, state: 'revoked', shown: null })
    const again = await kernel.as(citizen(one.person), myCertificatePdf, { id })
    expect(Buffer.from(again.bytes).equals(Buffer.from(file.bytes))).toBe(true)
  })

  test('凭证只凭公钥离线验得过，内容与页面逐项一致；别人的凭证下载不到', async () => {
    const one = anIssue()
    const { id, code } = await doing((ctx) => issueCertificate(ctx, one))
    const file = await kernel.as(citizen(one.person), myCredential, { id })
    const text = new TextDecoder().decode(file.bytes)
    const read = await readCredential(text, kernel.signer.publicKeys(), kernel.clock.now())
    expect(read).toMatchObject({ valid: true, code, address: `http://localhost:8080/v/${code}` })
    expect(
      await kernel.as(PUBLIC, checkFile, { file: { name: 'a.jwt', content: new Uint8Array(file.bytes) } }),
    ).toMatchObject({ genuine: true, code })
    expect(text).not.toContain(one.idNumber)
    await expect(kernel.as(citizen(randomUUID()), myCredential, { id })).rejects.toMatchObject({
      status: 404,
    })
    await expect(kernel.as(official('leader'), myCredential, { id })).rejects.toMatchObject({ status: 403 })
  })

  test('任意文件都不会被当成真的，也不会出错', async () => {
    for (const text of ['', 'hello', '%PDF-1.7', 'a.b.c', '{"alg":"none"}', 'eyJhbGciOiJub25lIn0.e30.']) {
      const content = new TextEncoder().encode(text || ' ')
      expect((await kernel.as(PUBLIC, checkFile, { file: { name: 'x', content } })).genuine).toBe(false)
    }
  })

  test('二维码的地址就是永久地址加防伪码', async () => {
    const { code } = await issued()
    const { credential } = (await readByCode(kernel.database.db, code))!
    expect(printedAddress('https://example.gov.cn', code, credential)).toMatch(
      new RegExp(`^https://example\\.gov\\.cn/v/${code}\\?s=[0-9A-HJKMNP-TV-Z]{16}$`),
    )
  })
})

describe('分享', () => {
  test('同时要二十四个链接：得到二十个', async () => {
    const one = anIssue()
    const { id } = await doing((ctx) => issueCertificate(ctx, one))
    const me = citizen(one.person)
    const all = await Promise.allSettled(
      Array.from({ length: 24 }, () => kernel.as(me, shareMyCertificate, { id, days: 7 })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
  })

  test('链接到期、收回后打不开并请持证人重新分享；打开过几次持证人看得见', async () => {
    const one = anIssue()
    const { id, code } = await doing((ctx) => issueCertificate(ctx, one))
    const me = citizen(one.person)
    const share = await kernel.as(me, shareMyCertificate, { id, days: 7 })
    expect(share.endsOn).toBe('2026-03-08')
    const open = () => kernel.as(PUBLIC, openSharedCertificate, { code: share.code })
    expect(await open()).toMatchObject({ endsOn: '2026-03-08', verification: { state: 'valid', code } })
    await open()
    const mine = await kernel.as(me, myCertificates, {})
    expect(mine.certificates.map((found) => found.id)).toEqual([id])
    expect(mine.shares).toMatchObject([
      { code: share.code, state: 'open', views: ['2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00.000Z'] },
    ])
    kernel.clock.set('2026-03-08T23:59:00+08:00')
    await open()
    kernel.clock.set('2026-03-09T00:00:00+08:00')
    await expect(open()).rejects.toMatchObject({ status: 410 })
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    await expect(
      kernel.as(citizen(randomUUID()), withdrawMyShare, { code: share.code }),
    ).rejects.toMatchObject({ status: 404 })
    await kernel.as(me, withdrawMyShare, { code: share.code })
    await expect(open()).rejects.toMatchObject({ status: 410 })
    await expect(kernel.as(PUBLIC, openSharedCertificate, { code: '0000000000000' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(kernel.as(citizen(randomUUID()), shareMyCertificate, { id, days: 7 })).rejects.toMatchObject(
      { status: 404 },
    )
  })
})

describe('单位和官员', () => {
  test('评价机构看得到、打印得出自己颁发的，别家的不行', async () => {
    const mine = { id: randomUUID(), name: '滨海机电技师评价站', creditCode: '91110000802100433B' }
    const made = [
      await issued({ organisation: mine }),
      await issued({ organisation: mine }),
      await issued({ organisation: mine }),
    ]
    const clerk = agent('assessor-agent', mine.id)
    const list = await kernel.as(clerk, listIssued, {})
    expect(list.total).toBe(3)
    expect(list.items.map(({ number }) => number)).toEqual(made.map(({ number }) => number).reverse())
    expect((await kernel.as(clerk, listIssued, { q: made[1]!.number })).items).toHaveLength(1)
    const printed = await kernel.as(clerk, printCertificate, { id: made[0]!.id })
    expect(printed.type).toBe('application/pdf')
    const stranger = agent('assessor-agent', randomUUID())
    await expect(kernel.as(stranger, printCertificate, { id: made[0]!.id })).rejects.toMatchObject({
      status: 403,
    })
    expect((await kernel.as(stranger, listIssued, {})).total).toBe(0)
  })

  test('用人单位批量查验：有效、已撤销、查无此证各有一词', async () => {
    const [good, revoked] = [await issued(), await issued()]
    await doing((ctx) => revokeCertificate(ctx, revoked.id, 'issued-in-error', '发错了人'))
    const { rows } = await kernel.as(agent('employer-agent', randomUUID()), checkMany, {
      rows: [
        { number: good.number, name: '张建国' },
        { number: good.number, name: '李四' },
        { number: revoked.number, name: '张建国' },
        { number: 'S000012999999264000001', name: '张建国' },
      ],
    })
    expect(rows.map(({ state }) => state)).toEqual(['valid', 'not-found', 'revoked', 'not-found'])
    expect(rows[1]).toMatchObject({ occupation: null, code: null })
  })

  test('审核时并排看到的证书与扫码看到的一致', async () => {
    const { id, code } = await issued()
    const tab = await doing((ctx) => certificateTab(ctx, id))
    expect(tab).toMatchObject({ kind: 'certificate', verify: `/v/${code}` })
    expect(tab?.kind === 'certificate' && tab.fields.at(-1)).toEqual({ label: '状态', text: '有效' })
  })
})
