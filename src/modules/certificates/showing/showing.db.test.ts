import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { wallet } from '../../../../test/wallet.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { readSelective, showOnly } from '../../../kernel/sealing/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { certificateById } from '../certificate.ts'
import { type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import { checkFile } from '../verbs/check-file.ts'
import { readStatusToken } from './published.ts'
import { readerNumber } from './reader.ts'
import { myShowings, openShowing, selectiveOf, showMyCertificate, withdrawMyShowing } from './show.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
async function issued(): Promise<Issued & { person: string }> {
  const person = randomUUID()
  const organisation = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
  return doing(async (ctx) => ({
    person,
    ...(await issueCertificate(ctx, {
      person,
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation,
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
    })),
  }))
}
const shows = async (one: Issued & { person: string }, show: string[], days = 1) => {
  const { code } = await kernel.as(citizen(one.person), showMyCertificate, {
    id: one.id,
    show,
    days,
  } as never)
  const { showings } = await kernel.as(citizen(one.person), myShowings, { id: one.id })
  return { code, text: showings.find((own) => own.code === code)?.text as string }
}
const checks = (text: string, number?: string) =>
  kernel.as(PUBLIC, checkFile, {
    file: { name: 'a.txt', content: new TextEncoder().encode(text) },
    ...(number ? { number } : {}),
  })
const LEAST = ['occupation', 'level']

test('只出示职业和等级：对方看到这两项和没有出示的是哪些，文字里没有编号和姓名', async () => {
  const one = await issued()
  const { code, text } = await shows(one, LEAST)
  const shown = await kernel.as(PUBLIC, openShowing, { code })
  expect(shown.fields).toEqual([
    { label: '职业名称', value: '焊工' },
    { label: '职业技能等级', value: expect.stringContaining('四级') },
  ])
  expect(shown.hidden).toEqual(['工种名称', '发证日期', '评价机构', '姓名', '证件号码（遮掩）', '证书编号'])
  const plain = text
    .split(/[.~]/)
    .map((part) => Buffer.from(part, 'base64url').toString())
    .join(' ')
  expect(plain).not.toContain(one.number)
  expect(plain).not.toContain('张建国')
  expect(plain).not.toContain(one.code)
  expect(await checks(text)).toMatchObject({ genuine: true, code: null, shown: { hidden: shown.hidden } })
})

test('两次出示同一项，没有相同的字节可以对上', async () => {
  const one = await issued()
  const [a, b] = [await shows(one, LEAST), await shows(one, LEAST)]
  const digests = (text: string) =>
    JSON.parse(Buffer.from(text.split('.')[1] as string, 'base64url').toString())._sd as string[]
  expect(digests(a.text).filter((digest) => digests(b.text).includes(digest))).toEqual([])
})

test('改一个字、把别处的披露换进来、披露两次：不认，说出原因', async () => {
  const one = await issued()
  const { text } = await shows(one, LEAST)
  const other = await shows(one, ['number', 'name'])
  const [jwt, first, second] = text.split('~') as [string, string, string]
  const forged = Buffer.from(JSON.stringify(['aaaaaaaaaaaaaaaa', 'level', '一级'])).toString('base64url')
  const foreign = other.text.split('~')[1] as string
  for (const [wrong, why] of [
    [`${jwt}~${first}~${forged}~`, '披露的内容'],
    [`${jwt}~${first}~${second}~${foreign}~`, '披露的内容'],
    [`${jwt}~${first}~${first}~`, '两次'],
    [text.replace(jwt, `${jwt.slice(0, -6)}AAAAAA`), '签名不符'],
    [`${jwt}~${first}~${second}~${jwt}`, '没有绑定密钥'],
    [`${jwt}~${first}`, ''],
    ['a.b.c~', ''],
  ] as const) {
    const answer = await checks(wrong)
    expect(answer.genuine, wrong).toBe(false)
    expect(answer.why).toContain(why)
  }
  // Showing less than one was given is no forgery: it says less.
  expect(await checks(`${jwt}~${first}~`)).toMatchObject({ genuine: true })
})

test('到期、收回、证书撤销以后都不认；状态表上有这一位', async () => {
  const one = await issued()
  const ends = await shows(one, LEAST)
  const back = await shows(one, LEAST, 30)
  const stays = await shows(one, LEAST, 30)
  kernel.clock.set(new Date(kernel.clock.now().getTime() + 2 * 86_400_000).toISOString())
  expect((await checks(ends.text)).why).toContain('到期')
  await expect(kernel.as(PUBLIC, openShowing, { code: ends.code })).rejects.toMatchObject({ status: 410 })
  await expect(
    kernel.as(citizen(randomUUID()), withdrawMyShowing, { code: back.code }),
  ).rejects.toMatchObject({ status: 404 })
  await kernel.as(citizen(one.person), withdrawMyShowing, { code: back.code })
  expect((await checks(back.text)).why).toContain('收回')
  await doing((ctx) => revokeCertificate(ctx, one.id, 'fraud', '经查替考'))
  expect((await checks(stays.text)).why).toContain('撤销')
  await expect(shows(one, LEAST)).rejects.toMatchObject({ status: 409 })
  const { token } = await kernel.as(PUBLIC, readStatusToken, { list: 0 })
  const [header] = token.split('.')
  expect(JSON.parse(Buffer.from(header as string, 'base64url').toString()).typ).toBe('statuslist+jwt')
})

test('持证人看得到别人打开过几次：链接和文字都算，自己打开不算，到期、收回以后打不开也不算', async () => {
  const one = await issued()
  const opened = async (code: string) => {
    const { showings } = await kernel.as(citizen(one.person), myShowings, { id: one.id })
    return showings.find((own) => own.code === code)?.opened
  }
  const { code, text } = await shows(one, LEAST, 30)
  const other = await shows(one, LEAST, 30)
  await kernel.as(citizen(one.person), openShowing, { code })
  expect(await opened(code)).toBeNull()
  await kernel.as(PUBLIC, openShowing, { code })
  await kernel.as(citizen(randomUUID()), openShowing, { code: code.toLowerCase() })
  await checks(text)
  expect(await opened(code)).toEqual({ count: 3, last: kernel.clock.now().toISOString() })
  expect(await opened(other.code)).toBeNull()
  // A text in which somebody put another's code is none of it: nothing is counted.
  await checks(text.replace(/^[^~]+/, (jwt) => `${jwt.slice(0, -6)}AAAAAA`))
  await kernel.as(citizen(one.person), withdrawMyShowing, { code })
  await expect(kernel.as(PUBLIC, openShowing, { code })).rejects.toMatchObject({ status: 410 })
  await checks(text)
  expect(await opened(code)).toMatchObject({ count: 3 })
  // What another made is not seen by whoever knows its code.
  await expect(kernel.as(citizen(randomUUID()), myShowings, { id: one.id })).rejects.toMatchObject({
    status: 404,
  })
})

test('别人的证书出示不了；一项都没勾的不收', async () => {
  const one = await issued()
  await expect(
    kernel.as(citizen(randomUUID()), showMyCertificate, { id: one.id, show: ['level'], days: 1 }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(shows(one, [])).rejects.toMatchObject({ status: 400 })
})

test('绑定了持有人密钥的：没有签名、签给别处、改了披露、过了时间都不认', async () => {
  const one = await issued()
  const own = wallet()
  const ends = new Date(kernel.clock.now().getTime() + 86_400_000)
  const whole = await doing(async (ctx) => {
    const certificate = await certificateById(ctx.db, one.id)
    if (!certificate) throw new Error('no certificate')
    return selectiveOf(ctx, certificate, { holder: { ...own.jwk }, ends })
  })
  const text = await showOnly(whole, LEAST)
  const less = `${text.split('~').slice(0, 2).join('~')}~`
  const tries = async (make: (bind: (more?: object) => string) => string) => {
    const asked = { ...(await kernel.as(PUBLIC, readerNumber, {})), at: kernel.clock.now() }
    return checks(
      make((more) => own.shows(text, asked, more)),
      asked.number,
    )
  }
  expect(await tries((bind) => bind())).toMatchObject({ genuine: true, shown: { bound: true } })
  for (const [make, why] of [
    [() => text, '没有持有人的签名'],
    [(bind) => bind({ aud: 'https://other.example' }), '不是出示给这里'],
    [(bind) => bind({ nonce: '' }), '出示号'],
    [(bind) => bind({ iat: 1 }), '过了时间'],
    [(bind) => less + bind().slice(text.length), '增减'],
    [(bind) => `${bind().slice(0, -4)}AAAA`, '签名'],
  ] as [Parameters<typeof tries>[0], string][]) {
    const answer = await tries(make)
    expect(answer.genuine, why).toBe(false)
    expect(answer.why).toContain(why)
  }
})

test('以前出示过的文字，后来的版本照样读得出来', async () => {
  const kept = JSON.parse(readFileSync(new URL('./kept/2026-11.json', import.meta.url), 'utf8'))
  expect(
    await readSelective(kept.presentation, kept.publicKeys, new Date(kept.at), {
      audience: kept.audience,
      nonce: null,
    }),
  ).toMatchObject({ valid: true, claims: kept.claims, hidden: kept.hidden })
})
