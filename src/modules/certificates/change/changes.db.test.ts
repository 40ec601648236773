import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { acting } from '../../../../test/posts.ts'
import { groundsOf, restingOn, setGrounds, withdrawnAmong } from '../../../kernel/ground/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/perform.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { registerOrganisation } from '../../organisations/index.ts'
import { findPersonByIdNumber, personById, registerPerson } from '../../people/index.ts'
import {
  certificateById,
  certificatesOf,
  currentCertificate,
  type Issue,
  issueCertificate,
} from '../index.ts'
import { enterEarlier } from '../verbs/enter-earlier.ts'
import { myCertificates } from '../verbs/my-certificates.ts'
import { proposeCorrection } from '../verbs/propose-correction.ts'
import { proposeRevocation } from '../verbs/propose-revocation.ts'
import { readCertificate } from '../verbs/read-certificate.ts'
import { verifyCertificate } from '../verbs/verify-certificate.ts'

const OFFICER = official('municipal-officer')
const REVIEWER = official('municipal-reviewer')
const CLERK = official('district-clerk', ['120116'])
const DISTRICT = official('district-reviewer', ['120116'])

let kernel: TestKernel
let issuer: string
let issuing: ReturnType<typeof agent>
let site = 200

beforeAll(async () => {
  kernel = await testKernel()
  const made = await doing((ctx) =>
    registerOrganisation(ctx, {
      name: '津沽职业技能评价中心',
      creditCode: '91512081MA62K0260E',
      kinds: ['assessor'],
      district: '120116',
      address: '',
      phone: '',
      siteCode: '000067',
      bodyCode: '0000',
    }),
  )
  issuer = made.id
  issuing = agent('assessor-agent', issuer)
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const step = (who: ReturnType<typeof official>, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })

/** A citizen's number of 18 characters with its check digit, by birth and sequence. */
function numberOf(birth: string, serial: number): string {
  const body = `120116${birth}${String(serial).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

let serial = 1
async function certified(more: Partial<Issue> = {}) {
  const idNumber = numberOf('19900101', serial++)
  const person = (await doing((ctx) => registerPerson(ctx, { name: '王小明', idNumber, trust: 'C' }))).id
  site += 1
  const issued = await doing((ctx) =>
    issueCertificate(ctx, {
      person,
      name: '王小明',
      idNumber,
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: { id: issuer, name: '津沽职业技能评价中心', creditCode: '91512081MA62K0260E' },
      siteCode: String(site).padStart(6, '0'),
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
      grounds: [{ kind: 'exam', id: `exam-${site}`, trust: 'A' }],
      ...more,
    }),
  )
  return { ...issued, person, idNumber }
}
const fieldsOf = async (code: string) => {
  const found = await kernel.as(PUBLIC, verifyCertificate, { code })
  return 'fields' in found ? Object.fromEntries(found.fields.map(({ label, value }) => [label, value])) : {}
}

describe('R4.9 证书更正', () => {
  test('发证机构提出、市局另一人决定：姓名、职业、工种、证件号码都能更正', async () => {
    const one = await certified()
    const right = numberOf('19900101', 501)
    const { number } = await kernel.as(issuing, proposeCorrection, {
      id: one.id,
      name: '王晓明',
      occupation: '铆工',
      workType: '冷作工',
      idNumber: right,
      basis: '身份证原件、报名表，录入时认错字',
    })
    for (const who of [OFFICER, CLERK, DISTRICT]) {
      await expect(step(who, number, 'approve')).rejects.toMatchObject({ status: 403 })
    }
    await step(REVIEWER, number, 'approve')
    const now = await currentCertificate(kernel.database.db, one.id)
    expect(now).toMatchObject({
      name: '王晓明',
      occupation: { name: '铆工' },
      workType: '冷作工',
      person: one.person,
    })
    expect(await fieldsOf(now!.code)).toMatchObject({
      姓名: '王晓明',
      证件号码: `1201**********${right.slice(-4)}`,
    })
    expect(await doing((ctx) => findPersonByIdNumber(ctx, right))).toBe(one.person)
    expect((await doing((ctx) => personById(ctx, one.person)))?.name).toBe('王晓明')
  })

  test('凭旧证的都跟到新证；新证仍凭原来的考试', async () => {
    const one = await certified()
    await doing((ctx) =>
      setGrounds(ctx, { kind: 'claim', id: 'BT-1' }, [{ kind: 'certificate', id: one.id, trust: 'A' }]),
    )
    const { number } = await kernel.as(OFFICER, proposeCorrection, {
      id: one.id,
      name: '王晓明',
      basis: '身份证原件',
    })
    await step(REVIEWER, number, 'approve')
    const now = await currentCertificate(kernel.database.db, one.id)
    expect(await restingOn(kernel.database.db, { kind: 'certificate', id: now!.id })).toEqual([
      { kind: 'claim', id: 'BT-1' },
    ])
    expect(await restingOn(kernel.database.db, { kind: 'certificate', id: one.id })).toEqual([])
    expect(await groundsOf(kernel.database.db, { kind: 'certificate', id: now!.id })).toMatchObject([
      { kind: 'exam' },
    ])
  })

  test('正确的号码是另一个人的：证书归到那个人，原来凭它办的都要复查', async () => {
    const one = await certified()
    const idNumber = numberOf('19910202', 77)
    const other = await doing((ctx) => registerPerson(ctx, { name: '李大力', idNumber, trust: 'B' }))
    await doing((ctx) =>
      setGrounds(ctx, { kind: 'claim', id: 'BT-2' }, [{ kind: 'certificate', id: one.id, trust: 'A' }]),
    )
    const { number } = await kernel.as(issuing, proposeCorrection, {
      id: one.id,
      idNumber,
      basis: '座位表与照片核对，证书发错了人',
    })
    await step(REVIEWER, number, 'approve')
    expect(await certificatesOf(kernel.database.db, other.id)).toMatchObject([
      { name: '李大力', state: 'valid' },
    ])
    expect([...(await withdrawnAmong(kernel.database.db, 'claim', ['BT-2'])).keys()]).toEqual(['BT-2'])
  })

  test('同时提出两件，只成一件；办结以后才能再提', async () => {
    const one = await certified()
    const both = await Promise.allSettled(
      [issuing, OFFICER].map((who) =>
        kernel.as(who, proposeCorrection, { id: one.id, name: '王晓明', basis: '身份证原件' }),
      ),
    )
    const [made] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(
      kernel.as(OFFICER, proposeRevocation, { id: one.id, reason: 'fraud', basis: '替考属实' }),
    ).rejects.toMatchObject({ status: 409, detail: expect.stringContaining(made!.number) })
    await step(REVIEWER, made!.number, 'refuse', { reason: 'basis' })
    await kernel.as(issuing, proposeCorrection, { id: one.id, name: '王晓明', basis: '补了身份证原件' })
  })

  test('两人同时同意同一件，只更正一次', async () => {
    const one = await certified()
    const { number } = await kernel.as(issuing, proposeCorrection, {
      id: one.id,
      name: '王晓明',
      basis: '身份证原件',
    })
    const both = await Promise.allSettled([
      step(official('municipal-reviewer', 'all', '甲'), number, 'approve'),
      step(official('municipal-reviewer', 'all', '乙'), number, 'approve'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await certificatesOf(kernel.database.db, one.person)).toHaveLength(2)
  })

  test('别的机构提不了，也查不出编号是谁的；什么都没填的、号码不对的退回', async () => {
    const one = await certified()
    const stranger = agent('assessor-agent', randomUUID())
    await expect(
      kernel.as(stranger, proposeCorrection, { id: one.id, name: '张三', basis: '身份证原件' }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(stranger, readCertificate, { number: one.number })).rejects.toMatchObject({
      status: 404,
    })
    await expect(kernel.as(CLERK, readCertificate, { number: one.number })).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      kernel.as(issuing, proposeCorrection, { id: one.id, basis: '身份证原件' }),
    ).rejects.toMatchObject({
      status: 422,
    })
    await expect(
      kernel.as(issuing, proposeCorrection, {
        id: one.id,
        idNumber: '120116199001010000',
        basis: '身份证原件',
      }),
    ).rejects.toMatchObject({ status: 422, fields: [{ path: 'idNumber' }] })
    expect(await kernel.as(issuing, readCertificate, { number: one.number })).toMatchObject({
      certificate: { state: 'valid' },
      changing: null,
    })
  })

  test('提出的号码在库里是密封的，办件里只看得到遮掩的', async () => {
    const one = await certified()
    const right = numberOf('19900101', 502)
    const { number } = await kernel.as(issuing, proposeCorrection, {
      id: one.id,
      idNumber: right,
      basis: '身份证原件',
    })
    const seen = JSON.stringify(await kernel.as(REVIEWER, CASE_VERBS.readCase, { number }))
    expect(seen).not.toContain(right)
    expect(seen).toContain(right.slice(-4))
  })
})

describe('R4.9 证书撤销', () => {
  test('市局一人提出、另一人决定；凭它的当场注明，公众看得到原因', async () => {
    const one = await certified()
    await doing((ctx) =>
      setGrounds(ctx, { kind: 'claim', id: 'BT-3' }, [{ kind: 'certificate', id: one.id, trust: 'A' }]),
    )
    const { number } = await kernel.as(OFFICER, proposeRevocation, {
      id: one.id,
      reason: 'fraud',
      basis: '替考属实，见监考记录',
    })
    expect(await fieldsOf(one.code)).toMatchObject({ 姓名: '王小明' })
    await step(REVIEWER, number, 'approve')
    expect(await kernel.as(PUBLIC, verifyCertificate, { code: one.code })).toMatchObject({
      state: 'revoked',
      on: '2026-03-02',
      reason: '弄虚作假取得',
    })
    expect([...(await withdrawnAmong(kernel.database.db, 'claim', ['BT-3'])).keys()]).toEqual(['BT-3'])
    await expect(
      kernel.as(OFFICER, proposeCorrection, { id: one.id, name: '王晓明', basis: '身份证原件' }),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('撤回的不办，证书照旧有效', async () => {
    const one = await certified()
    const { number } = await kernel.as(issuing, proposeRevocation, {
      id: one.id,
      reason: 'holder-request',
      basis: '本人书面申请',
    })
    await step(issuing as never, number, 'withdraw')
    expect((await certificateById(kernel.database.db, one.id))?.state).toBe('valid')
    await expect(step(REVIEWER, number, 'approve')).rejects.toMatchObject({ status: 409 })
  })
})

describe('R4.8 证件类型照实印', () => {
  test.each([
    ['residence-permit', '810000199001010010', '港澳台居民居住证'],
    ['permanent-residence', 'DEU110089011203', '外国人永久居留身份证'],
    ['passport', 'C01234567', '护照'],
    ['hk-macao-pass', 'H12345678', '港澳居民来往内地通行证'],
    ['taiwan-pass', '12345678', '台湾居民来往大陆通行证'],
  ] as const)('%s', async (document, idNumber, title) => {
    const { code } = await certified({ document, idNumber })
    const fields = await fieldsOf(code)
    expect(fields.证件类型).toBe(title)
    expect(fields.证件号码).not.toContain(idNumber)
  })

  test('更正证件类型和号码：护照改为永居证，新证照新的印', async () => {
    const one = await certified()
    const { number } = await kernel.as(issuing, proposeCorrection, {
      id: one.id,
      document: 'permanent-residence',
      idNumber: 'DEU110089011204',
      born: '1989-01-12',
      sex: '男',
      basis: '永久居留身份证原件',
    })
    await step(REVIEWER, number, 'approve')
    const now = await currentCertificate(kernel.database.db, one.id)
    expect(await fieldsOf(now!.code)).toMatchObject({ 证件类型: '外国人永久居留身份证' })
  })
})

describe('专项职业能力证书', () => {
  test('另有编号，与等级证书不会重号；证书照样查得到', async () => {
    const special = { letter: 'Z', levelMark: '0' }
    const one = await certified({
      level: 'special',
      special,
      siteCode: '000300',
      occupation: { code: null, name: '手工面点制作' },
    })
    expect(one.number).toBe('Z000012000300260000001')
    expect(await fieldsOf(one.code)).toMatchObject({ 职业技能等级: '专项职业能力', 证书编号: one.number })
    await expect(certified({ level: 'special' })).rejects.toThrow(RangeError)
  })
})

describe('以前的证书', () => {
  const paper = () => ({
    name: '赵钱孙',
    document: 'resident-id' as const,
    idNumber: numberOf('19880808', serial++),
    scheme: 'qualification' as const,
    certificateNumber: `1602003001${4}${String(serial).padStart(5, '0')}`,
    occupation: '焊工',
    level: '4' as const,
    issuedOn: '2016-05-10',
    issuer: '天津市职业技能鉴定中心',
    evidence: '原件，全国联网查询一致',
  })
  const mine = async (idNumber: string) => {
    const person = (await doing((ctx) => findPersonByIdNumber(ctx, idNumber)))!
    return kernel.as(citizen(person), myCertificates, {})
  }

  test('窗口登记、复核人核验：在“我的证书”里分开显示，查验页不认作本平台的', async () => {
    const one = paper()
    const { number } = await kernel.as(CLERK, enterEarlier, one)
    expect(await mine(one.idNumber)).toMatchObject({ certificates: [], earlier: [{ state: 'entered' }] })
    await step(DISTRICT, number, 'accept')
    expect(await mine(one.idNumber)).toMatchObject({
      certificates: [],
      earlier: [
        { number: one.certificateNumber, state: 'accepted', levelText: '四级（中级工）', issuer: one.issuer },
      ],
    })
  })

  test('同一人登记又核验不行；评价机构也能登记', async () => {
    const both = acting({
      ...official('district-clerk', ['120116']),
      roles: ['district-clerk', 'district-reviewer'],
    })
    const { number } = await kernel.as(both, enterEarlier, paper())
    await expect(step(both, number, 'accept')).rejects.toMatchObject({ status: 403 })
    const entered = await kernel.as(issuing, enterEarlier, paper())
    await step(DISTRICT, entered.number, 'accept')
  })

  test('编号、等级、年份对不上的退回；同一编号只登记一次，不予登记后可以重来', async () => {
    const one = paper()
    const refused = async (more: object, path: string) =>
      expect(kernel.as(CLERK, enterEarlier, { ...one, ...more })).rejects.toMatchObject({
        status: 422,
        fields: [{ path }],
      })
    await refused({ certificateNumber: '12345' }, 'certificateNumber')
    await refused({ level: '3' }, 'level')
    await refused({ issuedOn: '2015-05-10' }, 'issuedOn')
    await refused({ scheme: 'other', issuedOn: '2027-01-01' }, 'issuedOn')
    await refused({ scheme: 'title', level: null }, 'grade')
    const { number } = await kernel.as(CLERK, enterEarlier, one)
    await expect(
      kernel.as(CLERK, enterEarlier, { ...one, name: '周吴郑', idNumber: numberOf('19880808', 900) }),
    ).rejects.toMatchObject({ status: 409 })
    await step(DISTRICT, number, 'refuse', { reason: 'not-found' })
    await kernel.as(CLERK, enterEarlier, one)
  })

  test('本平台发的不能当以前的登记；姓名与登记不符的退回', async () => {
    const ours = await certified()
    await expect(
      kernel.as(CLERK, enterEarlier, {
        ...paper(),
        scheme: 'skill-level',
        certificateNumber: ours.number,
        issuedOn: '2026-02-10',
      }),
    ).rejects.toMatchObject({ status: 409 })
    await expect(
      kernel.as(CLERK, enterEarlier, { ...paper(), idNumber: ours.idNumber, name: '别人' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ path: 'name' }] })
  })

  test('核验过的后来查实不实：市局两人撤销登记，凭它的要复查', async () => {
    const one = paper()
    const { number } = await kernel.as(CLERK, enterEarlier, one)
    await step(DISTRICT, number, 'accept')
    const found = await kernel.as(OFFICER, readCertificate, { number: one.certificateNumber })
    const id = found.earlier[0]!.id
    await doing((ctx) =>
      setGrounds(ctx, { kind: 'certificate', id: 'c-9' }, [{ kind: 'earlier-certificate', id, trust: 'B' }]),
    )
    const revoking = await kernel.as(OFFICER, proposeRevocation, {
      id,
      reason: 'fraud',
      basis: '发证机构函复查无此证',
    })
    await step(REVIEWER, revoking.number, 'approve')
    expect(await mine(one.idNumber)).toMatchObject({ earlier: [{ state: 'revoked' }] })
    expect([...(await withdrawnAmong(kernel.database.db, 'certificate', ['c-9'])).keys()]).toEqual(['c-9'])
  })
})
