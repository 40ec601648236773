import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  clerk,
  filing,
  openSchool,
  reviewer,
  signIn,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { groundsOf, setGrounds } from '../../../kernel/ground/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { beginRectification, endRectification } from '../../organisations/index.ts'
import { findPersonByIdNumber, registerPerson, type StatusKind, setStatus } from '../../people/index.ts'
import {
  completeClass,
  enterAttendance,
  fileClass,
  myTraining,
  readClassDesk,
  trainingRecord,
} from '../index.ts'
import { checkAttendance, listAttendanceChecks } from '../verbs/attendance/check-attendance.ts'
import { postponeLessons } from '../verbs/postpone.ts'
import {
  myTrainingCertificate,
  printTrainingCertificate,
  verifyTrainingCertificate,
} from '../verbs/training-certificates.ts'
import { liftViolation, listSupervised, listViolations, recordViolation } from '../verbs/violations.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
const at = (day: string) => kernel.clock.set(`${day}T09:00:00+08:00`)

/** Two workers in an approved class of 120 lessons from 2026-03-09 to 2026-03-23. */
async function open(serial: number) {
  at('2026-03-02')
  const school = await openSchool(kernel, serial)
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines, { teacher: `${serial} 师傅` })
  const people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  return { school, id, people }
}
const DAYS = Array.from({ length: 15 }, (_none, index) => addDays(civilDate('2026-03-09'), index))
const enter = (school: Awaited<ReturnType<typeof openSchool>>, id: string, person: string, day: CivilDate) =>
  kernel.as(school.agent, enterAttendance, { id, person, day, reason: '没有带手机' })

test('F7 结业日以后才补录的签到：没有区里核对不结业，核对以后计入，剔除的不算', async () => {
  const { school, id, people } = await open(31)
  const [one, other] = people.map(({ person }) => person as string) as [string, string]
  at('2026-03-24')
  for (const person of [one, other]) for (const day of DAYS) await enter(school, id, person, day)
  const tried = await kernel.as(school.agent, completeClass, { id })
  expect(tried).toMatchObject({ outcome: 'undecided', completed: 0 })
  expect(tried.decision.reasons.find(({ met }) => !met)).toMatchObject({ rule: 'attendance-witnessed' })
  const { items } = await kernel.as(clerk, listAttendanceChecks, {})
  expect(items.find((each) => each.id === id)?.entries).toHaveLength(30)
  await expect(
    kernel.as(official('district-clerk', ['120101']), checkAttendance, {
      id,
      evidence: '核对纸质签到表',
      struck: [],
    }),
  ).rejects.toMatchObject({ status: 403 })
  const struck = DAYS.slice(0, 8).map((day) => ({ person: other, day }))
  await kernel.as(clerk, checkAttendance, { id, evidence: '核对纸质签到表', struck })
  const done = await kernel.as(school.agent, completeClass, { id })
  expect(done).toMatchObject({ outcome: 'completed', completed: 1, notCompleted: 1 })
  const record = await trainingRecord(kernel.database.db, id, one)
  expect(record?.attention.join()).toContain('当日以后补录')
})

test('R1.10 整改期间不签到；解除以后顺延没有上的课', async () => {
  const { school, id, people } = await open(32)
  at('2026-03-09')
  await signIn(kernel, school.agent, id, people)
  await asSystem(kernel, (ctx) =>
    beginRectification(ctx, school.id, {
      letter: '津人社整〔2026〕32号',
      from: civilDate('2026-03-10'),
      reason: '教学场地不符合要求',
    }),
  )
  at('2026-03-11')
  await expect(signIn(kernel, school.agent, id, people)).rejects.toMatchObject({
    status: 409,
    title: expect.stringContaining('整改'),
  })
  await expect(enter(school, id, people[0]?.person as string, civilDate('2026-03-10'))).rejects.toMatchObject(
    { status: 409 },
  )
  await expect(kernel.as(school.agent, postponeLessons, { id, from: '2026-04-01' })).rejects.toMatchObject({
    status: 409,
  })
  at('2026-03-13')
  await asSystem(kernel, (ctx) => endRectification(ctx, school.id, civilDate('2026-03-12')))
  const moved = await kernel.as(school.agent, postponeLessons, { id, from: '2026-03-24' })
  expect(moved).toMatchObject({ moved: 3, endsOn: '2026-03-26' })
  await signIn(kernel, school.agent, id, people)
  const desk = await kernel.as(school.agent, readClassDesk, { id })
  expect(desk.days.map(({ day }) => day)).not.toContain('2026-03-11')
  expect(desk.attention.join()).toContain('因整改停课 3 天')
})

test('R1.10 查实违规：培训记录里写明，依据这个班的得知；登记的人不能自己撤销', async () => {
  const { id, people } = await open(33)
  const person = people[0]?.person as string
  const claim = { kind: 'claim', id: 'test-claim' }
  await kernel.database.transaction((tx) =>
    setGrounds({ db: tx, now: kernel.clock.now(), emit: async () => {} }, claim, [
      { kind: 'class', id, trust: 'A' },
    ]),
  )
  const finding = { id, foundOn: '2026-03-01', document: '津人社罚〔2026〕1号', finding: '编造上课记录' }
  const violation = await kernel.as(reviewer, recordViolation, finding)
  await expect(kernel.as(reviewer, recordViolation, finding)).rejects.toMatchObject({ status: 409 })
  expect((await trainingRecord(kernel.database.db, id, person))?.violation).toBe(true)
  expect((await groundsOf(kernel.database.db, claim))[0]?.withdrawn?.why).toContain('查实违规')
  await expect(
    kernel.as(reviewer, liftViolation, { id: violation.id, why: '行政复议撤销' }),
  ).rejects.toMatchObject({ status: 403 })
  await kernel.as(clerk, liftViolation, { id: violation.id, why: '行政复议撤销' })
  expect((await trainingRecord(kernel.database.db, id, person))?.violation).toBe(false)
  expect((await groundsOf(kernel.database.db, claim))[0]?.withdrawn).toBeNull()
})

test('R1.15 结业即发培训合格证书：七项齐全，本人和机构下载，任何人凭码查验', async () => {
  const { school, id, people } = await open(34)
  for (const day of DAYS) {
    at(day)
    await signIn(kernel, school.agent, id, people)
  }
  at('2026-03-24')
  await kernel.as(school.agent, completeClass, { id })
  const me = people[0] as (typeof people)[number]
  const { items } = await kernel.as(me, myTraining, {})
  const certificate = items.find((one) => one.id === id)?.certificate
  expect(certificate?.serial).toMatch(/^PX2026120116\d{6}$/)
  const file = await kernel.as(me, myTrainingCertificate, { id: certificate?.id ?? '' })
  expect(new TextDecoder('latin1').decode(file.bytes.slice(0, 5))).toBe('%PDF-')
  await expect(
    kernel.as(people[1] as typeof me, myTrainingCertificate, { id: certificate?.id ?? '' }),
  ).rejects.toMatchObject({ status: 404 })
  await kernel.as(school.agent, printTrainingCertificate, { id, person: me.person as string })
  const shown = await kernel.as(PUBLIC, verifyTrainingCertificate, { code: certificate?.code ?? '' })
  expect(shown.state).toBe('valid')
  expect(shown.fields.map(({ label }) => label)).toEqual([
    '证书序列号',
    '姓名',
    '居民身份证',
    '培训项目',
    '培训起止',
    '培训机构',
    '发证日期',
  ])
  expect((await kernel.as(PUBLIC, verifyTrainingCertificate, { code: '0'.repeat(16) })).state).toBe('unknown')
  expect((await kernel.as(school.agent, readClassDesk, { id })).keepUntil).toBe('2031-03-24')
})

test.each([
  ['employed', '城镇登记失业人员', /在企业就业/],
  ['custody', '农村劳动力', /在押/],
  ['deceased', '农村劳动力', /死亡/],
] as const)('名册与登记矛盾（%s）：不予备案，说得出哪一行', async (kind, group, words) => {
  at('2026-03-02')
  const school = await openSchool(kernel, kind === 'employed' ? 35 : kind === 'custody' ? 36 : 37)
  const [line] = workers(1)
  await asSystem(kernel, async (ctx) => {
    const given = { name: line?.name ?? '', idNumber: line?.idNumber ?? '' }
    const { id } = await registerPerson(ctx, given)
    await setStatus(ctx, id, {
      kind: kind as StatusKind,
      from: civilDate('2020-01-01'),
      source: '登记',
      trust: 'A',
      ...(kind === 'employed' ? { detail: { employer: '甲厂' } } : {}),
    })
  })
  const filed = await kernel.as(
    school.agent,
    fileClass,
    await filing([{ ...line, group }], { teacher: kind }),
  )
  expect(filed.outcome).not.toBe('filed')
  expect(filed.errors.map(({ message }) => message).join()).toMatch(words)
})

test('没有人借别人的证件号：同一号码换个写法也是同一个人', async () => {
  const [line] = workers(1)
  const number = line?.idNumber ?? ''
  const { id } = await asSystem(kernel, (ctx) =>
    registerPerson(ctx, { name: '买买提·艾力', idNumber: number }),
  )
  const again = await asSystem(kernel, (ctx) =>
    registerPerson(ctx, {
      name: '买买提•艾力',
      idNumber: `\u200e${number.slice(0, 6)}\u00ad${number.slice(6)}`,
    }),
  )
  expect(again).toEqual({ id, created: false, nameMatches: true })
  expect(await asSystem(kernel, (ctx) => findPersonByIdNumber(ctx, number))).toBe(id)
  expect(citizen(id).person).toBe(id)
})

test('查实违规的台面：本区的班查得到，别区的查不到；说出是全班还是哪一位学员，登记人不能自己撤销', async () => {
  const { id, people } = await open(77)
  const far = official('district-clerk', ['120101'])
  const { items } = await kernel.as(clerk, listSupervised, {})
  expect(items.map((one) => one.id)).toContain(id)
  const number = items.find((one) => one.id === id)?.number as string
  expect(await kernel.as(clerk, listSupervised, { q: number })).toMatchObject({ total: 1, next: null })
  expect(await kernel.as(far, listSupervised, { q: number })).toMatchObject({ total: 0, items: [] })
  const person = people[0]?.person as string
  await kernel.as(clerk, recordViolation, {
    id,
    person,
    foundOn: '2026-03-02',
    document: '津人社罚〔2026〕9号',
    finding: '冒名签到',
  })
  const seen = await kernel.as(clerk, listViolations, { id })
  expect(seen).toMatchObject({ number, items: [{ person, own: true, liftedOn: null }] })
  expect(seen.trainees.map((one) => one.person)).toContain(person)
  expect(seen.trainees[0]?.name).toContain('*')
  expect((await kernel.as(reviewer, listViolations, { id })).items[0]?.own).toBe(false)
})
