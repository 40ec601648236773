import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { bareClass, completes } from '../../../test/training/bare-class.ts'
import type { Db } from '../../kernel/database/index.ts'
import { type Actor, PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { type AnyVerb, perform, performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import {
  correctCertificate,
  type Issued,
  issueCertificate,
  revokeCertificate,
  standingOf,
} from '../certificates/index.ts'
import { enterEarlier } from '../certificates/verbs/enter-earlier.ts'
import { registerPerson } from '../people/index.ts'
import { completedBy } from '../training/index.ts'
import { myPassport, myPassportFile } from './verbs/my-passport.ts'
import { openPassport, sharePassport, withdrawPassport } from './verbs/share-passport.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const ID_NUMBERS = [
  '11010519491231002X',
  '120101198003075119',
  '12010119900307513X',
  '120101199003075279',
  '120101199003079077',
]

/** Somebody with one certificate of welding, level 4. */
async function somebody(at: number): Promise<{ who: Actor; id: string; code: string }> {
  const idNumber = ID_NUMBERS[at] as string
  const person = await doing(async (ctx) => (await registerPerson(ctx, { idNumber, name: '张建国' })).id)
  const made = await doing((ctx) => issueCertificate(ctx, certificateOf(person, idNumber)))
  return { who: citizen(person), id: made.id, code: made.code }
}
const certificateOf = (person: string, idNumber: string) => ({
  person,
  name: '张建国',
  idNumber,
  occupation: { code: '6-18-02-04', name: '焊工' },
  level: 4 as const,
  issuedOn: civilDate('2026-02-10'),
  organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
  siteCode: '000067',
  bodyCode: '0000',
  source: { kind: 'exam', id: randomUUID() },
})
const share = (who: Actor, days = 7, trainings = true) => kernel.as(who, sharePassport, { days, trainings })
const open = (code: string) => perform(kernel, openPassport, asking(PUBLIC), { code })
const refused = (verb: AnyVerb, who: Actor, input: object) => perform(kernel, verb, asking(who), input)

/** What is read, and by how many statements. */
async function readsOf<T>(read: (db: Db) => Promise<T>): Promise<{ statements: number; found: T }> {
  let statements = 0
  const db = kernel.database.db.withPlugin({
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const found = await read(db)
  return { statements, found }
}
const finished = (id: string) =>
  sql`update training_class set state = 'completed', completed_on = '2026-01-20' where id = ${id}`.execute(
    kernel.database.db,
  )

describe('技能护照', () => {
  test('看到的是签过名、现在有效的证书，没有证件号码、证书编号和成绩；本人看得到每次打开', async () => {
    const { who, code } = await somebody(0)
    const made = await share(who)
    expect(made.endsOn).toBe('2026-03-08')
    const seen = await open(made.code.toLowerCase())
    expect(seen).toMatchObject({ name: '张建国', endsOn: '2026-03-08', trainings: [] })
    expect(seen.certificates).toEqual([
      expect.objectContaining({
        code,
        level: '四级（中级工）',
        issuer: '津沽职业技能评价中心',
        workType: null,
      }),
    ])
    expect(JSON.stringify(seen)).not.toMatch(/1101|S0000/)
    await open(made.code)
    const mine = await perform(kernel, myPassport, asking(who), {})
    expect(mine.links[0]).toMatchObject({ code: made.code, state: 'open' })
    expect(mine.links[0]?.openings).toHaveLength(2)
  })

  test('收回以后、到期以后打不开，也不再记；别人的收不回；错的链接说没有', async () => {
    const { who } = await somebody(1)
    const [first, second] = [await share(who), await share(who, 1)]
    const other = citizen(randomUUID())
    await expect(refused(withdrawPassport, other, { code: first.code })).rejects.toMatchObject({
      status: 404,
    })
    expect((await open(first.code)).name).toBe('张建国')
    await kernel.as(who, withdrawPassport, { code: first.code })
    await kernel.as(who, withdrawPassport, { code: first.code })
    await expect(open(first.code)).rejects.toMatchObject({ status: 410, code: 'passport.linkOver' })
    expect((await open(second.code)).endsOn).toBe('2026-03-02')
    kernel.clock.set('2026-03-03T00:00:01+08:00')
    await expect(open(second.code)).rejects.toMatchObject({ status: 410 })
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    await expect(open('0000000000000')).rejects.toMatchObject({ status: 404 })
    await expect(open('x')).rejects.toMatchObject({ status: 404 })
    const { links } = await perform(kernel, myPassport, asking(who), {})
    expect(links.map(({ openings }) => openings.length)).toEqual([1, 1])
  })

  test('分享以后撤销的证书不在里面；更正的只见新的一张', async () => {
    const { who, id } = await somebody(2)
    const { code } = await share(who)
    const next = await doing((ctx) => correctCertificate(ctx, id, { workType: '电焊工', reason: '工种写错' }))
    expect((await open(code)).certificates).toEqual([
      expect.objectContaining({ code: next.code, workType: '电焊工' }),
    ])
    await doing((ctx) => revokeCertificate(ctx, next.id, 'fraud', '代考'))
    expect((await open(code)).certificates).toEqual([])
    const { bytes } = await perform(kernel, myPassportFile, asking(who), { kind: 'jsonld' })
    expect(JSON.parse(new TextDecoder().decode(bytes)).hasCredential).toEqual([])
  })

  test('培训也是一次读出来；没有结业的、查实违规的、别人的不在里面，违规撤销以后又在', async () => {
    const { who } = await somebody(4)
    const person = who.person ?? ''
    const reads = () => readsOf((db) => completedBy(db, person))
    const [first = '', second = '', broken = '', others = ''] = await Promise.all(
      ['焊工', '铆工', '钳工', '车工'].map((occupation) => bareClass(kernel, occupation, '5')),
    )
    await completes(kernel, first, person)
    await finished(first)
    const one = await reads()
    for (const id of [second, broken]) {
      await completes(kernel, id, person)
      await finished(id)
    }
    await completes(kernel, others, randomUUID())
    await finished(others)
    const all = await reads()
    expect([one.statements, all.statements]).toEqual([1, 1])
    expect(all.found).toHaveLength(3)
    await sql`insert into training_violation (id, class, person, found_on, document, finding, recorded_by, recorded_at)
      values (${randomUUID()}, ${broken}, null, '2026-02-20', '检查〔2026〕1号', '查实代签到', 'test', now())`.execute(
      kernel.database.db,
    )
    const mine = async () => (await perform(kernel, myPassport, asking(who), {})).trainings
    expect((await mine()).map(({ hours, completedOn }) => [hours, completedOn])).toEqual([
      [80, '2026-01-20'],
      [80, '2026-01-20'],
    ])
    await sql`update training_violation set lifted_on = '2026-02-25', lifted_why = '复查不实' where class = ${broken}`.execute(
      kernel.database.db,
    )
    expect(await mine()).toHaveLength(3)
    await sql`update trainee set completed = false where class = ${second}`.execute(kernel.database.db)
    expect(await mine()).toHaveLength(2)
  })

  test('以前的、别处发的证书，核验登记了的才在里面，不写编号；没有核验的、别人的不在', async () => {
    const { who } = await somebody(2)
    const made = await share(who, 7, false)
    const enters = async (certificateNumber: string, occupation: string, more: object = {}) =>
      kernel.as(official('district-clerk', ['120116']), enterEarlier, {
        name: '张建国',
        idNumber: ID_NUMBERS[2] ?? '',
        scheme: 'qualification',
        certificateNumber,
        occupation,
        level: '3',
        issuedOn: '2012-05-08',
        issuer: '天津市职业技能鉴定指导中心',
        evidence: '原件，联网查询一致',
        ...more,
      })
    const accepts = ({ number }: { number: string }) =>
      kernel.as(official('district-reviewer', ['120116']), CASE_VERBS.stepCase, { number, step: 'accept' })
    await accepts(await enters('1202000000300001', '车工'))
    await enters('1202000000300002', '钳工')
    await accepts(await enters('1202000000300003', '铆工', { idNumber: ID_NUMBERS[1] ?? '' }))
    const seen = await open(made.code)
    expect(seen.earlier).toEqual([
      {
        scheme: '职业资格证书',
        occupation: '车工',
        level: '三级（高级工）',
        issuer: '天津市职业技能鉴定指导中心',
        issuedOn: '2012-05-08',
      },
    ])
    expect(JSON.stringify(seen)).not.toContain('1202000000')
    const { bytes } = await perform(kernel, myPassportFile, asking(who), { kind: 'jsonld' })
    expect(JSON.parse(new TextDecoder().decode(bytes)).hasCredential).toContainEqual(
      expect.objectContaining({ credentialCategory: '职业资格证书', name: '车工 三级（高级工）' }),
    )
    expect(
      (await perform(kernel, myPassportFile, asking(who), { kind: 'pdf' })).bytes.length,
    ).toBeGreaterThan(1000)
  })

  test('证书再多，也是一次读出来：读库的次数不跟着涨；撤销的不在里面', async () => {
    const { who } = await somebody(3)
    const person = who.person ?? ''
    const reads = () =>
      readsOf((db) => standingOf({ db, signer: kernel.signer, now: kernel.clock.now() }, person))
    const one = await reads()
    expect(one.found).toHaveLength(1)
    const more = await doing(async (ctx) => {
      const made: Issued[] = []
      for (let at = 0; at < 12; at += 1)
        made.push(await issueCertificate(ctx, certificateOf(person, ID_NUMBERS[3] as string)))
      return made
    })
    const all = await reads()
    expect(all.statements).toBe(one.statements)
    expect(all.found).toHaveLength(13)
    await doing((ctx) => revokeCertificate(ctx, more[0]?.id ?? '', 'fraud', '代考'))
    expect((await reads()).found).toHaveLength(12)
  })

  test('最多同时二十个链接；没有实名的人没有护照；文件是 PDF 和 JSON-LD', async () => {
    const { who, code } = await somebody(4)
    const all = await Promise.allSettled(Array.from({ length: 22 }, () => share(who)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'passport.tooManyLinks' },
    })
    const nobody = { ...who, person: null }
    await expect(refused(sharePassport, nobody, { days: 1, trainings: true })).rejects.toMatchObject({
      status: 403,
    })
    const pdf = await perform(kernel, myPassportFile, asking(who), { kind: 'pdf' })
    expect(new TextDecoder().decode(pdf.bytes.subarray(0, 5))).toBe('%PDF-')
    const { bytes } = await perform(kernel, myPassportFile, asking(who), { kind: 'jsonld' })
    const said = JSON.parse(new TextDecoder().decode(bytes))
    expect(said['@context']).toBe('https://schema.org/')
    expect(said.hasCredential[0]).toMatchObject({
      url: `${kernel.origin}/v/${code}`,
      educationalLevel: '四级（中级工）',
    })
  })
})
