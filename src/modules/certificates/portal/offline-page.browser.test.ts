import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { portalScripts } from '../../../../vite.config.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { makeKeys, makeSigner, publicKeysOf } from '../../../kernel/sealing/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/perform.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { badgeOf } from '../badge/badge.ts'
import { signLinked } from '../badge/issuer.ts'
import { certificateCredential, printedAddress } from '../credential.ts'
import { type Issued, issueCertificate, revokeCertificate } from '../index.ts'
import type { Printed } from '../paper/printed.ts'
import { readByCode } from '../store.ts'
import { myCertificatePdf } from '../verbs/my-certificate-files.ts'
import { certificatesPortal } from './index.ts'

/** The verifier as it is built, apart from what the program serves. */
const SCRIPTS = join(tmpdir(), `haihe-offline-${process.pid}`)
const ORIGIN = 'http://localhost:8080'
const PERSON = '00000000-0000-4000-8000-000000000001'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let context: BrowserContext
let origin: string
let visitor: Actor = PUBLIC
const certificates: Record<'valid' | 'revoked', Issued> = {} as never
const tokens: Record<'valid' | 'revoked', string> = {} as never
let pdf: Uint8Array

beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set(new Date().toISOString())
  await performAsSystem(kernel, 'test', async (ctx) => {
    for (const name of ['valid', 'revoked'] as const)
      certificates[name] = await issueCertificate(ctx, {
        person: PERSON,
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-02-10'),
        organisation: {
          id: '00000000-0000-4000-8000-000000000002',
          name: '津沽职业技能评价中心',
          creditCode: '91350100M000100Y43',
        },
        siteCode: '000067',
        bodyCode: '0000',
        source: { kind: 'exam', id: name },
      })
    await revokeCertificate(ctx, certificates.revoked.id, 'fraud', '经查替考')
  })
  for (const name of ['valid', 'revoked'] as const)
    tokens[name] = (await readByCode(kernel.database.db, certificates[name].code))?.credential ?? ''
  pdf = (await kernel.as(citizen(PERSON), myCertificatePdf, { id: certificates.valid.id })).bytes
  for (const script of portalScripts(SCRIPTS, ['offline', 'guomi', 'linked'])) await build(script)
  app = Fastify()
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: certificatesPortal.pages,
    styles: certificatesPortal.styles ?? [],
    scripts: ['offline', 'guomi', 'linked'].map((name) => pathToFileURL(join(SCRIPTS, `${name}.js`))),
    actorOf: () => visitor,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
    report: (error) => {
      throw error
    },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
  rmSync(SCRIPTS, { recursive: true, force: true })
})

/** What a credential prints, as it was signed. */
const readPrinted = (token: string): Printed =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).credentialSubject

/** Waits until the answer says so, since the one before may stand there still. */
const says = async (page: Page, ...words: string[]) => {
  for (const one of words)
    await page.locator('[data-offline-answer]').filter({ hasText: one }).waitFor({ timeout: 10_000 })
}
async function paste(page: Page, text: string, ...words: string[]): Promise<void> {
  await page.getByLabel('文件').setInputFiles([])
  await page.getByLabel('或者粘贴扫到的内容').fill(text)
  await page.getByRole('button', { name: '查验', exact: true }).click()
  await says(page, ...words)
}

test('打开一次，断了网再打开：真的验得出真，改过的验得出假，撤销的说已经失效', async () => {
  const page = await context.newPage()
  await page.goto(`${origin}/verify/offline`)
  await page.getByText('没有网络也能用了').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])

  await context.setOffline(true)
  await page.reload()
  await page.getByText('没有网络也能用了').waitFor()
  await expect(page.evaluate(() => fetch('/credentials/ended', { cache: 'no-store' }))).rejects.toThrow()

  const shown = ['张建国', '四级（中级工）', certificates.valid.number, '没有更正，没有撤销']
  await paste(page, tokens.valid, '签名真实', ...shown)
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  const paper = printedAddress(ORIGIN, certificates.valid.code, tokens.valid)
  await paste(page, paper, '纸上的码与凭证相符')
  await paste(page, paper.slice(0, -4).concat('0000'), '不是原件', '防伪码与这份凭证不符')

  const [head = '', body = '', signature = ''] = tokens.valid.split('.')
  const words = Buffer.from(body, 'base64url').toString().replace('张建国', '张建军')
  const tampered = [head, Buffer.from(words).toString('base64url'), signature].join('.')
  await paste(page, tampered, '不是原件', '签名不符，内容被改动过')
  await paste(page, tokens.revoked, '已经失效', '不能再作凭证')

  const file = async (bytes: Uint8Array) => {
    await page
      .getByLabel('文件')
      .setInputFiles({ name: '证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: '查验', exact: true }).click()
  }
  await file(pdf)
  await says(page, '签名真实', '一个字节也没有改动')
  const touched = Uint8Array.from(pdf)
  touched[1000] = (touched[1000] ?? 0) ^ 1
  await file(touched)
  await says(page, '不是原件', '改动过')
  await context.setOffline(false)
  await page.close()
})

test('国密签的凭证：打开过一次，断了网也验得出真；改过的验得出假；用到时才取国密的部分', async () => {
  const national = makeKeys('guomi')
  const signer = makeSigner(national)
  const code = certificates.valid.code
  const printed = readPrinted(tokens.valid)
  const token = await certificateCredential({ signer, origin: ORIGIN, city: kernel.city }, code, printed)
  const fresh = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await fresh.newPage()
  // The issuer's keys beside those that it has: a city that signs with the national algorithms from some day on.
  await page.route('**/.well-known/haihe-keys.json', async (route) => {
    const answer = await route.fetch()
    const { keys } = (await answer.json()) as { keys: object[] }
    await route.fulfill({ json: { keys: [...keys, ...publicKeysOf(national).keys] } })
  })
  await page.goto(`${origin}/verify/offline`)
  await page.getByText('没有网络也能用了').waitFor()
  await fresh.setOffline(true)
  await page.reload()
  await page.getByText('没有网络也能用了').waitFor()
  await paste(page, token, '签名真实', '张建国', '没有更正，没有撤销')
  await paste(page, printedAddress(ORIGIN, code, token), '纸上的码与凭证相符')
  const [head = '', body = '', signature = ''] = token.split('.')
  const words = Buffer.from(body, 'base64url').toString().replace('张建国', '张建军')
  await paste(page, [head, Buffer.from(words).toString('base64url'), signature].join('.'), '不是原件')
  const place = { list: 0, position: 77 }
  const unsigned = badgeOf({ origin: ORIGIN, city: kernel.city }, code, printed, place)
  const office = { signer, origin: ORIGIN }
  const badge = await signLinked(office, unsigned, kernel.clock.now(), 'haihe-sm2-rdfc-2026')
  await paste(page, JSON.stringify(badge), '签名真实', '张建国', '没有更正，没有撤销')
  await paste(page, JSON.stringify(badge).replaceAll('张建国', '张建军'), '不是原件', '签名不符')
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  await fresh.close()
})

test('后来撤销的，联网打开一次就知道；过了时的失效表提醒更新', async () => {
  await performAsSystem(kernel, 'test', (ctx) =>
    revokeCertificate(ctx, certificates.valid.id, 'holder-request', '本人申请'),
  )
  kernel.clock.set(new Date(Date.now() + 1_000).toISOString())
  visitor = citizen(PERSON)
  const page = await context.newPage()
  await page.goto(`${origin}/verify/offline`)
  await page.getByText('没有网络也能用了').waitFor()
  await paste(page, tokens.valid, '已经失效')
  visitor = PUBLIC
  await context.setOffline(true)
  await page.clock.install({ time: new Date(Date.now() + 25 * 3_600_000) })
  await page.reload()
  await page.getByText('该联网更新了').waitFor()
  await paste(page, tokens.valid, '已经失效')
  await page.getByText('失效证书表该更新了').waitFor()
  await context.setOffline(false)
  await page.close()
})

test('从没有联网打开过的设备，说先去联网', async () => {
  const fresh = await browser.newContext()
  const page = await fresh.newPage()
  await page.route('**/.well-known/**', (route) => route.abort())
  await page.goto(`${origin}/verify/offline`)
  await page.getByText('还没有留存公钥').waitFor()
  await fresh.close()
})

test('持证人的离线码放得进一个二维码，手机上看得全', async () => {
  visitor = citizen(PERSON)
  const page = await context.newPage()
  await page.goto(`${origin}/my/certificates/${certificates.valid.id}/carry`)
  await page.getByRole('img', { name: '离线核验二维码' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  visitor = PUBLIC
  await page.close()
})
