import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, tabsOf, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/perform.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import {
  beginRectification,
  giveAgreement,
  giveScope,
  registerOrganisation,
} from '../../organisations/index.ts'
import { organisationsPortal } from '../../organisations/portal/index.ts'
import { registerPerson, setStatus } from '../../people/index.ts'
import { peoplePortal } from '../../people/portal/index.ts'
import { correctCertificate, type Issued, issueCertificate, revokeCertificate } from '../index.ts'
import { certificatesPortal } from './index.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let opened: ReturnType<typeof tabsOf>
let origin: string
let visitor: Actor = PUBLIC
let holder: Actor
let provider: string
const certificates: Record<'valid' | 'corrected' | 'revoked', Issued> = {} as never

beforeAll(async () => {
  kernel = await testKernel()
  await performAsSystem(kernel, 'test', async (ctx) => {
    const school = await registerOrganisation(ctx, {
      name: '津门焊接职业培训学校',
      creditCode: '91350100M000100Y43',
      kinds: ['private-school', 'assessor'],
      district: '120116',
      address: '滨海新区学海路 18 号',
      phone: '022-25001234',
      siteCode: '000067',
    })
    provider = school.id
    await giveAgreement(ctx, provider, {
      number: 'XY-2026-018',
      from: civilDate('2026-01-01'),
      to: civilDate('2026-12-31'),
      source: '协议台账',
    })
    await giveScope(ctx, provider, {
      purpose: 'training',
      occupation: '焊工',
      occupationCode: '6-18-02-04',
      levels: [5, 4, 3],
      from: civilDate('2024-01-01'),
      source: '办学许可',
    })
    await giveScope(ctx, provider, {
      purpose: 'assessment',
      occupation: '焊工',
      levels: [5, 4],
      from: civilDate('2024-01-01'),
      source: '备案',
    })
    const other = await registerOrganisation(ctx, {
      name: '海河机电公共实训基地',
      creditCode: '91110000802100433B',
      kinds: ['public-base'],
      district: '120101',
    })
    await beginRectification(ctx, other.id, {
      letter: '整改〔2026〕3号',
      from: civilDate('2026-02-01'),
      reason: '考勤记录不全',
    })
    const { id } = await registerPerson(ctx, {
      name: '张建国',
      idNumber: '11010519491231002X',
      phone: '13920001234',
      district: '120116',
      bankAccount: '6217000060000000016',
      trust: 'A',
    })
    holder = citizen(id)
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation: provider,
      from: civilDate('2024-05-01'),
      source: '社保参保登记',
      trust: 'A',
    })
    const issue = (at: number, level: 3 | 4 | 5) =>
      issueCertificate(ctx, {
        person: id,
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level,
        issuedOn: civilDate('2026-02-10'),
        organisation: { id: provider, name: '津门焊接职业培训学校', creditCode: '91350100M000100Y43' },
        siteCode: '000067',
        bodyCode: '0000',
        source: { kind: 'exam', id: String(at) },
      })
    certificates.valid = await issue(1, 4)
    certificates.corrected = await issue(2, 5)
    certificates.revoked = await issue(3, 3)
    await correctCertificate(ctx, certificates.corrected.id, { workType: '电焊工', reason: '漏印工种' })
    await revokeCertificate(ctx, certificates.revoked.id, 'fraud', '经查替考')
  })
  app = Fastify()
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: [...peoplePortal.pages, ...organisationsPortal.pages, ...certificatesPortal.pages],
    styles: [...(organisationsPortal.styles ?? []), ...(certificatesPortal.styles ?? [])],
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
  opened = tabsOf(browser, origin)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

const PAGES = () => [
  { address: '/verify', as: PUBLIC },
  { address: '/verify/batch', as: PUBLIC },
  { address: `/v/${certificates.valid.code}`, as: PUBLIC },
  { address: `/v/${certificates.corrected.code}`, as: PUBLIC },
  { address: `/v/${certificates.revoked.code}`, as: PUBLIC },
  { address: `/v/${certificates.valid.code}?s=0000000000000000`, as: PUBLIC },
  { address: '/v/0000000000000', as: PUBLIC },
  { address: '/learn/providers', as: PUBLIC },
  { address: `/learn/providers/${provider}`, as: PUBLIC },
  { address: '/my/certificates', as: holder },
  { address: `/my/certificates/${certificates.valid.id}`, as: holder },
  { address: '/my/profile', as: holder },
]

describe('每一页：无障碍、不出屏、长者模式够大', () => {
  test.each([
    ['normal', 'light', 390],
    ['normal', 'dark', 1440],
    ['elder', 'light', 390],
  ] as const)('%s %s %i', async (mode, theme, width) => {
    for (const { address, as } of PAGES()) {
      visitor = as
      const separator = address.includes('?') ? '&' : '?'
      const where = `${address}${separator}mode=${mode}&theme=${theme}`
      const found = await opened(
        where,
        async (page) => [
          ...(await axe(page)),
          ...(await widest(page)),
          ...(mode === 'elder' ? [...(await smallText(page)), ...(await smallTargets(page))] : []),
        ],
        width,
      )
      expect({ where, found }).toEqual({ where, found: [] })
    }
  })
})

describe('查验页：四种回答，各有其词', () => {
  test('真实有效、已更正（200，链到新证）、已撤销（200，哪天为何）、查无此证（404）', async () => {
    visitor = PUBLIC
    const words = (address: string) =>
      opened(address, async (page, status) => ({
        status,
        heading: await page.locator('h1').textContent(),
        text: await page.locator('main').textContent(),
      }))
    const valid = await words(`/v/${certificates.valid.code}`)
    expect([valid.status, valid.heading]).toEqual([200, '真实有效'])
    for (const shown of [
      '张建国',
      '1101**********002X',
      '四级（中级工）',
      certificates.valid.number,
      '2026年2月10日',
    ]) {
      expect(valid.text).toContain(shown)
    }
    const corrected = await words(`/v/${certificates.corrected.code}`)
    expect([corrected.status, corrected.heading]).toEqual([200, '已更正，请看新证'])
    const revoked = await words(`/v/${certificates.revoked.code}`)
    expect([revoked.status, revoked.heading]).toEqual([200, '已撤销'])
    expect(revoked.text).toContain('2026年3月2日 撤销，原因：弄虚作假取得')
    const missing = await words('/v/0000000000000')
    expect([missing.status, missing.heading]).toEqual([404, '查无此证'])
    const altered = await words(`/v/${certificates.valid.code}?s=0000000000000000`)
    expect(altered.heading).toBe('不能确认，请提防假证')
    expect(altered.text).not.toContain('张建国')
  })

  test('从旧证一步走到新证；人工查验、上传文件都走到同一张查验页；错了回到表单，填的还在', async () => {
    visitor = PUBLIC
    await opened(`/v/${certificates.corrected.code}`, async (page) => {
      await page.getByRole('link', { name: '看更正后的新证' }).click()
      expect(await page.locator('h1').textContent()).toBe('真实有效')
      expect(await page.locator('main').textContent()).toContain('电焊工')
    })
    await opened('/verify', async (page) => {
      await page.getByLabel('证书编号').fill(certificates.valid.number)
      await page.getByLabel('持证人姓名').fill('张建军')
      await page.getByRole('button', { name: '查证书' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('查无此证')
      expect(await page.getByLabel('证书编号').inputValue()).toBe(certificates.valid.number)
      await page.getByLabel('持证人姓名').fill('张建国')
      await page.getByRole('button', { name: '查证书' }).click()
      expect(new URL(page.url()).pathname).toBe(`/v/${certificates.valid.code}`)
    })
  })
})

test('本人下载 PDF，别人上传它验得过；改一个字节就被退回', async () => {
  visitor = holder
  const pdf = await app.inject({ url: `/my/certificates/${certificates.valid.id}/certificate.pdf` })
  expect(pdf.statusCode).toBe(200)
  const changed = Buffer.from(pdf.rawPayload)
  changed[5000]! ^= 1
  visitor = PUBLIC
  await opened('/verify', async (page) => {
    const send = async (buffer: Buffer) => {
      await page.getByLabel('选择文件').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer })
      await page.getByRole('button', { name: '验证文件' }).click()
    }
    await send(changed)
    expect(await page.getByRole('alert').textContent()).toContain('不是本平台签发的原件')
    await send(pdf.rawPayload)
    expect(await page.locator('h1').textContent()).toBe('真实有效')
  })
})

test('本人下载开放徽章，别人粘贴它验得过；换了上下文的说出第几项、怎么办', async () => {
  visitor = holder
  const badge = await app.inject({ url: `/my/certificates/${certificates.valid.id}/badge.json` })
  expect(badge.statusCode).toBe(200)
  const changed = {
    ...badge.json(),
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/'],
  }
  visitor = PUBLIC
  await opened('/verify', async (page) => {
    const paste = async (text: string) => {
      await page.getByLabel('或者粘贴凭证的内容').fill(text)
      await page.getByRole('button', { name: '验证文件' }).click()
    }
    await paste(JSON.stringify(changed))
    expect(await page.getByRole('alert').textContent()).toMatch(/@context 第 2 项.*evil\.example.*重新下载/)
    expect(await axe(page)).toEqual([])
    await paste(badge.body)
    expect(await page.locator('h1').textContent()).toBe('真实有效')
  })
})

test('状态表在徽章所说的地址上，谁都能取，缓存几分钟；没有的表是 404', async () => {
  visitor = holder
  const badge = (await app.inject({ url: `/my/certificates/${certificates.valid.id}/badge.json` })).json()
  visitor = PUBLIC
  const address = new URL(badge.credentialStatus.statusListCredential).pathname
  const list = await app.inject({ url: address })
  expect([list.statusCode, list.headers['cache-control'], list.headers['content-type']]).toEqual([
    200,
    'public, max-age=300',
    'application/vc',
  ])
  expect(list.json().id).toBe(badge.credentialStatus.statusListCredential)
  const issuer = await app.inject({ url: new URL(badge.issuer.id).pathname })
  expect(issuer.json().assertionMethod).toContain(badge.proof.verificationMethod)
  for (const none of ['99', 'x', '-1']) {
    expect((await app.inject({ url: `/credentials/status/${none}` })).statusCode).toBe(404)
  }
})

test('公钥在凭证所说的地址上；没有登录看不到我的证书', async () => {
  visitor = PUBLIC
  const keys = await app.inject({ url: '/.well-known/haihe-keys.json' })
  expect(keys.json()).toEqual(kernel.signer.publicKeys())
  const mine = await app.inject({ url: `/my/certificates/${certificates.valid.id}/certificate.pdf` })
  expect([mine.statusCode, mine.headers.location]).toEqual([303, expect.stringMatching(/^\/login/)])
})

test('分享：生成链接、别人打得开、收回后打不开', async () => {
  visitor = holder
  const link = await opened(`/my/certificates/${certificates.valid.id}`, async (page) => {
    await page.getByLabel('能看多久').selectOption('7')
    await page.getByRole('button', { name: '生成分享链接' }).click()
    return new URL((await page.locator('.shares code').textContent()) ?? '').pathname
  })
  await opened(link, async (page) => {
    expect(await page.locator('main').textContent()).toContain('持证人分享给您看的')
    expect(await axe(page)).toEqual([])
  })
  await opened(`/my/certificates/${certificates.valid.id}`, async (page) => {
    expect(await page.locator('.shares').textContent()).toContain('被打开过 1 次')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '收回' }).click()
    expect(await page.locator('.shares').textContent()).toContain('已收回')
  })
  await opened(link, async (page, status) => {
    expect([status, await page.locator('h1').textContent()]).toEqual([410, '分享已到期或已收回'])
  })
})

test('我的资料：账号写错了回到表单说哪里错，写对了换上', async () => {
  visitor = holder
  await opened('/my/profile', async (page) => {
    expect(await page.locator('main').textContent()).toContain('尾号 0016')
    await page.getByLabel('换成新的银行账号').fill('6217000060000000017')
    await page.getByRole('button', { name: '保存账户' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('校验位不符')
    await page.getByLabel('换成新的银行账号').fill('6217 0000 6000 0000 024')
    await page.getByRole('button', { name: '保存账户' }).click()
    expect(await page.locator('main').textContent()).toContain('尾号 0024')
  })
})

test('培训机构：按区、按职业、按协议找得到，整改的看得出', async () => {
  visitor = PUBLIC
  await opened('/learn/providers', async (page) => {
    expect(await page.locator('.providers').textContent()).toContain('整改中，暂不开补贴班')
    await page.getByLabel('想学的职业').fill('焊工')
    await page.getByRole('button', { name: '筛选' }).click()
    expect(await page.locator('.providers h3').allInnerTexts()).toEqual(['津门焊接职业培训学校'])
    await page.getByRole('link', { name: '津门焊接职业培训学校' }).click()
    expect(await page.locator('main').textContent()).toContain(
      '五级（初级工）、四级（中级工）、三级（高级工）',
    )
  })
  await opened('/learn/providers?district=120101&agreed=true', async (page) => {
    expect(await page.locator('main').textContent()).toContain('没有符合条件的机构')
  })
})
