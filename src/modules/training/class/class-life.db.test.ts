import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { acting } from '../../../../test/posts.ts'
import {
  approvedClass,
  asSystem,
  cases,
  clerk,
  filing,
  openSchool,
  reviewer,
  signIn,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { foldFigures } from '../../../kernel/figure/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { beginRectification } from '../../organisations/index.ts'
import {
  attend,
  completeClass,
  completedTrainees,
  enterAttendance,
  fileClass,
  listClasses,
  myTraining,
  readAttendanceCode,
  readClassDesk,
  readPublicClass,
  trainingFigures,
  trainingRecord,
} from '../index.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
const morning = () => kernel.clock.set('2026-03-02T09:00:00+08:00')
const status = (code: number, title?: RegExp) =>
  expect.objectContaining({ status: code, ...(title ? { title: expect.stringMatching(title) } : {}) })

test('从备案到结业：受理、决定、公开、每天签到、出勤八成以上的结业', async () => {
  morning()
  const school = await openSchool(kernel, 1)
  const lines = workers(3)
  const filed = await kernel.as(school.agent, fileClass, await filing(lines))
  expect(filed).toMatchObject({ outcome: 'filed', rows: 3, errors: [], decision: { outcome: 'granted' } })
  expect(filed.number).toMatch(/^KB-2026-120116-\d{6}$/)
  const [id, number] = [filed.id ?? '', filed.number ?? '']
  expect((await kernel.as(clerk, listClasses, {})).items.map((one) => one.id)).not.toContain(id)

  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  const detail = await kernel.as(reviewer, cases.readCase, { number })
  expect(detail.evidence.comparisons.map(({ item, result }) => [item, result])).toEqual([
    ['补贴培训协议', 'ok'],
    ['培训范围', 'ok'],
    ['整改情况', 'ok'],
    ['目录版本', 'attention'],
    ['师资', 'attention'],
    ['名册核验', 'attention'],
  ])
  expect(JSON.stringify(detail)).not.toContain(lines[0]?.idNumber)
  expect(JSON.stringify(detail)).not.toContain(lines[0]?.phone)
  expect(detail.due).toBe('2026-03-09')
  await kernel.as(reviewer, cases.stepCase, { number, step: 'approve' })
  expect((await kernel.as(reviewer, cases.replayCase, { number })).same).toBe(true)
  expect((await kernel.as(clerk, listClasses, { occupation: '焊工', level: '4' })).items).toMatchObject([
    { id, stateText: '准予开班', trainees: 3, endsOn: '2026-03-23' },
  ])
  expect((await kernel.as(clerk, readPublicClass, { id })).days).toHaveLength(15)

  const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  const done = await taught(
    kernel,
    school.agent,
    id,
    trainees,
    (trainee, day) => trainee === 0 || day < 13 - trainee,
  )
  expect(done).toMatchObject({ outcome: 'completed', completed: 2, notCompleted: 1 })
  const db = kernel.database.db
  expect(await completedTrainees(db, id)).toEqual([trainees[0]?.person, trainees[1]?.person])
  expect(await trainingRecord(db, id, trainees[1]?.person ?? '')).toMatchObject({
    number,
    hours: 120,
    attendedHours: 96,
    attendancePercent: 80,
    completed: true,
    mode: 'offline',
    filedOn: '2026-03-02',
    occupation: '焊工',
    level: 4,
    group: 'rural-worker',
    employer: null,
    catalogueEdition: 'catalogue/2024',
    classmates: 3,
  })
  expect(await trainingRecord(db, id, trainees[2]?.person ?? '')).toMatchObject({
    attendedHours: 88,
    completed: false,
  })
  expect(await trainingRecord(db, id, school.id)).toBeNull()
  expect((await kernel.as(trainees[0]!, myTraining, {})).items).toMatchObject([
    { attendedHours: 120, completed: true },
  ])

  await expect(kernel.as(school.agent, completeClass, { id })).rejects.toEqual(status(409, /已经结业/))

  await foldFigures(
    kernel.database,
    trainingFigures.map(({ of }) => of),
    kernel.clock.now(),
  )
  const counted =
    await sql`select district, day::text, person from figure_row where tally = 'trained'`.execute(db)
  expect(counted.rows).toHaveLength(2)
  for (const row of counted.rows) expect(row).toMatchObject({ district: '120116', day: '2026-03-24' })
})

test('一次告知补正，机构改好后重新提交，再受理、准予', async () => {
  morning()
  const school = await openSchool(kernel, 2)
  const lines = workers(2)
  const filed = await kernel.as(school.agent, fileClass, await filing(lines))
  const [id, number] = [filed.id ?? '', filed.number ?? '']
  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  await kernel.as(reviewer, cases.stepCase, { number, step: 'correct', corrections: ['roster', 'place'] })
  const todo = await kernel.as(school.agent, cases.listCases, { box: 'todo' })
  expect(todo.items.map((one) => one.number)).toEqual([number])
  expect((await kernel.as(school.agent, cases.readCase, { number })).steps).toMatchObject([
    { step: 'resubmit', fields: [], page: `/classes/${id}/correct`, allowed: true },
    { step: 'withdraw', page: null },
  ])
  await expect(kernel.as(school.agent, cases.stepCase, { number, step: 'resubmit' })).rejects.toEqual(
    status(409, /还有 2 项没有答复/),
  )
  const again = (form: Awaited<ReturnType<typeof filing>>) =>
    kernel.as(school.agent, cases.stepCase, { number, step: 'resubmit', input: form })
  const spoilt = await again(await filing([{ ...workers(1)[0]!, name: '' }]))
  expect(spoilt).toMatchObject({ state: 'correcting', answer: { outcome: 'returned', number: null } })
  const better = await filing(workers(4), { place: '滨海新区第三大街 2 号' })
  expect(await again(better)).toMatchObject({
    state: 'filed',
    answer: { outcome: 'filed', number, rows: 4 },
  })
  expect((await kernel.as(school.agent, readClassDesk, { id })).roster).toHaveLength(4)
  await expect(again(better)).rejects.toEqual(status(409))
  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  await expect(
    kernel.as(reviewer, cases.stepCase, { number, step: 'correct', corrections: ['roster'] }),
  ).rejects.toEqual(status(409, /一次告知/))
  await kernel.as({ ...reviewer, account: 'another' }, cases.stepCase, { number, step: 'approve' })
})

test('逐项补正：改一个字段、更正名册一行，其余照原来备案的，不用再交名册；区里逐项看到改了什么', async () => {
  morning()
  const school = await openSchool(kernel, 7)
  const lines = workers(3)
  const filed = await kernel.as(school.agent, fileClass, await filing(lines))
  const [id, number] = [filed.id ?? '', filed.number ?? '']
  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  const offered = (await kernel.as(reviewer, cases.readCase, { number })).steps
  const asked = offered.find(({ step }) => step === 'correct')?.corrections ?? []
  const line = asked.find(({ sort }) => sort === 'line')
  expect(asked.find(({ code }) => code === 'place')).toMatchObject({ sort: 'field', now: expect.any(String) })
  await kernel.as(reviewer, cases.stepCase, {
    number,
    step: 'correct',
    corrections: [{ key: 'place', note: '门牌号不全' }, { key: line?.code ?? '' }],
  })
  const items = (await kernel.as(school.agent, cases.readCase, { number })).correction?.items ?? []
  expect(items.map(({ ask }) => ask)[0]).toBe('教学地点不明确或不符合要求，请修改：门牌号不全')
  const answer = (at: number, input: Record<string, unknown>) =>
    kernel.as(school.agent, cases.answerCorrection, { number, item: items[at]?.id ?? '', input })
  await answer(0, { place: '滨海新区第三大街 2 号' })
  await expect(kernel.as(school.agent, cases.stepCase, { number, step: 'resubmit' })).rejects.toEqual(
    status(409, /还有 1 项/),
  )
  await answer(1, { drop: true })
  expect(await kernel.as(school.agent, cases.stepCase, { number, step: 'resubmit' })).toMatchObject({
    state: 'filed',
  })
  const desk = await kernel.as(school.agent, readClassDesk, { id })
  expect([desk.place, desk.roster.length]).toEqual(['滨海新区第三大街 2 号', 2])
  const seen = (await kernel.as(clerk, cases.readCase, { number })).correction
  expect(seen).toMatchObject({ open: false, mine: false, unanswered: 0 })
  expect(seen?.items.map(({ before, after }) => [before, after])).toEqual([
    [expect.any(String), '滨海新区第三大街 2 号'],
    [expect.stringContaining('农村'), '移出名册'],
  ])
})

test('受理的人不能批准；别的机构看不到名册，也不能结业', async () => {
  morning()
  const school = await openSchool(kernel, 3)
  const other = await openSchool(kernel, 4)
  const filed = await kernel.as(school.agent, fileClass, await filing(workers(2)))
  const [id, number] = [filed.id ?? '', filed.number ?? '']
  const both = acting({ ...clerk, roles: [...clerk.roles, ...reviewer.roles] })
  await kernel.as(both, cases.stepCase, { number, step: 'accept' })
  await expect(kernel.as(both, cases.stepCase, { number, step: 'approve' })).rejects.toEqual(status(403))
  await expect(kernel.as(other.agent, readClassDesk, { id })).rejects.toEqual(status(403))
  await expect(kernel.as(other.agent, completeClass, { id })).rejects.toEqual(status(403))
  await expect(kernel.as(other.agent, readAttendanceCode, { id })).rejects.toEqual(status(403))
})

test('备案后机构被责令整改，就不能再准予（R1.10）；撤回以后学员可以报别的班', async () => {
  morning()
  const school = await openSchool(kernel, 5)
  const other = await openSchool(kernel, 6)
  const lines = workers(2)
  const filed = await kernel.as(school.agent, fileClass, await filing(lines))
  const number = filed.number ?? ''
  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  await asSystem(kernel, (ctx) =>
    beginRectification(ctx, school.id, {
      letter: '整改〔2026〕5号',
      from: civilDate('2026-03-02'),
      reason: '考勤不实',
    }),
  )
  await expect(kernel.as(reviewer, cases.stepCase, { number, step: 'approve' })).rejects.toEqual(
    status(409, /整改/),
  )
  const busy = await kernel.as(other.agent, fileClass, await filing(lines))
  expect(busy.outcome).toBe('refused')
  await kernel.as(school.agent, cases.stepCase, { number, step: 'withdraw', reason: 'plan-changed' })
  expect((await kernel.as(other.agent, fileClass, await filing(lines))).outcome).toBe('filed')
})

test('课没上完不能结业；有一天没人签到，那天的课不算上过', async () => {
  morning()
  const school = await openSchool(kernel, 7)
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines)
  await expect(kernel.as(school.agent, completeClass, { id })).rejects.toEqual(status(409, /没有上完/))
  const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  const done = await taught(kernel, school.agent, id, trainees, (_trainee, day) => day !== 4)
  expect(done).toMatchObject({ outcome: 'refused', completed: 0 })
  expect(done.decision.reasons.find(({ met }) => !met)).toMatchObject({
    found: expect.stringContaining('112'),
  })
  const person = trainees[0]?.person ?? ''
  await kernel.as(school.teacher, enterAttendance, {
    id,
    person,
    day: '2026-03-13',
    reason: '停电，当天纸质签到',
  })
  expect(await kernel.as(school.agent, completeClass, { id })).toMatchObject({
    outcome: 'completed',
    completed: 2,
  })
})

test('签到码只在当时有效，同一天签两次只算一次，不在名册的人不能签', async () => {
  morning()
  const school = await openSchool(kernel, 8)
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const trainee = await traineeOf(kernel, lines[0]!)
  await expect(kernel.as(school.agent, readAttendanceCode, { id })).rejects.toEqual(status(409, /没有课/))
  kernel.clock.set('2026-03-09T08:30:10+08:00')
  const { url, secondsLeft, svg } = await kernel.as(school.agent, readAttendanceCode, { id })
  expect(secondsLeft).toBe(5)
  expect(svg).toContain('<svg')
  const code = url.split('/').at(-1) ?? ''
  await expect(kernel.as(trainee, attend, { id, code: 'abc' })).rejects.toEqual(status(409, /已经更新/))
  kernel.clock.set('2026-03-09T08:30:44+08:00')
  const first = await kernel.as(trainee, attend, { id, code })
  expect(first).toMatchObject({ already: false, hours: 8, day: '2026-03-09' })
  const twice = await Promise.all([
    kernel.as(trainee, attend, { id, code }),
    kernel.as(trainee, attend, { id, code }),
  ])
  expect(twice.map(({ already, at }) => [already, at])).toEqual([
    [true, first.at],
    [true, first.at],
  ])
  kernel.clock.set('2026-03-09T08:30:45+08:00')
  const second = await traineeOf(kernel, lines[1]!)
  await expect(kernel.as(second, attend, { id, code })).rejects.toEqual(status(409, /已经更新/))
  const stranger = await traineeOf(kernel, (await strangers())[0]!)
  await expect(signIn(kernel, school.agent, id, [stranger])).rejects.toEqual(status(403, /不在/))
  const desk = await kernel.as(school.agent, readClassDesk, { id })
  expect(desk.roster.map(({ signed }) => signed.length)).toEqual([1, 0])
})

test('补录签到要写理由，不能补录以后的日子，也不能补录没有课的日子', async () => {
  morning()
  const school = await openSchool(kernel, 9)
  const lines = workers(1)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const person = (await traineeOf(kernel, lines[0]!)).person ?? ''
  kernel.clock.set('2026-03-10T09:00:00+08:00')
  const by = (more: object) =>
    kernel.as(school.teacher, enterAttendance, { id, person, reason: '没有手机', ...more })
  await expect(by({ reason: '' })).rejects.toEqual(status(400))
  await expect(by({ day: '2026-03-11' })).rejects.toEqual(status(422))
  await expect(by({ day: '2026-03-02' })).rejects.toEqual(status(409, /没有课/))
  await expect(by({ person: school.id })).rejects.toEqual(status(404))
  expect(await by({})).toMatchObject({ already: false })
  expect(await by({})).toMatchObject({ already: true })
})

test('F7 几秒之内许多人签到，结业时列为疑点', async () => {
  morning()
  const school = await openSchool(kernel, 10)
  const lines = workers(6)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  const done = await taught(kernel, school.agent, id, trainees, (trainee, day) => trainee < 4 || day === 0)
  expect(done.attention).toEqual(['2026-03-09 有 6 人在 2 秒内先后签到，请核对是否代签'])
})

/** People who are on another class. */
async function strangers() {
  const now = kernel.clock.now().toISOString()
  morning()
  const school = await openSchool(kernel, 11)
  const lines = workers(1)
  await kernel.as(school.agent, fileClass, await filing(lines))
  kernel.clock.set(now)
  return lines
}
