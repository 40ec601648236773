import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  clerk,
  filing,
  openSchool,
  traineeOf,
  withCheckDigit,
  workers,
} from '../../../../test/training/classroom.ts'
import { readSheet, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { rename } from '../../people/index.ts'
import { fileClass, readClassDesk, taught } from '../index.ts'
import { filingKnown } from '../verbs/filing-known.ts'
import { changeTeacher } from '../verbs/life/lesson.ts'
import { teacherLeaves } from '../verbs/teachers/end-teacher.ts'
import { myTeachers, supervisedTeachers } from '../verbs/teachers/read-teachers.ts'
import { importTeachers, readTeacherTemplate, registerTeacher } from '../verbs/teachers/register-teachers.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let rival: Awaited<ReturnType<typeof openSchool>>
const JULY = '2026-07-06T09:00:00+08:00'
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set(JULY)
  school = await openSchool(kernel, 821)
  rival = await openSchool(kernel, 822)
})
afterAll(() => kernel.close())

let serial = 0
const number = () => {
  serial += 1
  return withCheckDigit(`12011619700101${String(serial).padStart(3, '0')}`)
}
const refused = (code: string) => expect.objectContaining({ code: `training.${code}` })

interface Said {
  name?: string
  idNumber?: string
  occupations?: string
  skill?: string
  from?: string
  employment?: 'full' | 'part'
}
const enter = (by: typeof school, said: Said = {}) =>
  kernel.as(by.agent, registerTeacher, {
    name: '郝师傅',
    idNumber: number(),
    employment: 'full',
    occupations: '焊工',
    skill: '二级（技师）焊工',
    from: '2020-01-01',
    ...said,
  })
const july = { startsOn: '2026-07-13', hoursPerDay: 8 }
const file = async (by: typeof school, change: object) =>
  kernel.as(by.agent, fileClass, await filing(workers(1), { ...july, ...change }))
const unmet = (answer: Awaited<ReturnType<typeof file>>) =>
  answer.outcome === 'filed'
    ? []
    : (answer.decision?.reasons ?? []).filter(({ met }) => !met).map(({ rule }) => rule)

test('登记教师：身份证号不露，再登记一次是更正；缺资格、超范围、同号异名说是哪一格', async () => {
  const idNumber = number()
  const { id } = await enter(school, { idNumber })
  expect(await enter(school, { idNumber, skill: '一级（高级技师）焊工' })).toMatchObject({
    id,
    became: 'changed',
  })
  expect(await enter(school, { idNumber, skill: '一级（高级技师）焊工' })).toMatchObject({ became: 'same' })
  const { teachers } = await kernel.as(school.agent, myTeachers, {})
  expect(teachers).toMatchObject([
    { name: '郝师傅', skill: '一级（高级技师）焊工', from: '2020-01-01', until: null },
  ])
  expect(JSON.stringify(teachers)).not.toContain(idNumber)
  await expect(enter(school, { skill: '' })).rejects.toMatchObject({
    code: 'training.badTeacher',
    fields: [{ path: 'skill', message: expect.stringContaining('至少填一项') }],
  })
  await expect(enter(school, { occupations: '焊工、电工' })).rejects.toMatchObject({
    fields: [{ path: 'occupations', message: '“电工”不在核准的培训范围内，可填：焊工' }],
  })
  await expect(enter(rival, { idNumber, name: '另一位' })).rejects.toMatchObject({
    fields: [{ path: 'name' }],
  })
  await expect(enter(school, { idNumber: '120116197001010001' })).rejects.toMatchObject({
    fields: [{ path: 'idNumber' }],
  })
})

test('Excel 导入：一行不对整份不收，说出行、列和怎么改，退回标红的文件；都对的收下，再导入是更正', async () => {
  const other = await openSchool(kernel, 823)
  const column = (key: string, title: string) => ({ key, title, kind: 'identity' as const })
  const sheet = (rows: Record<string, string>[]) =>
    writeSheet(
      {
        name: '教师名册',
        version: '2026-1',
        columns: [
          column('name', '姓名'),
          column('idNumber', '身份证号'),
          column('employment', '聘用方式'),
          column('occupations', '可任教职业'),
          column('skill', '职业资格或技能等级'),
          column('title', '职称'),
          column('teaching', '教师资格'),
          column('from', '任教起始日'),
        ],
      },
      rows.map((row) => ({
        employment: '专职',
        occupations: '焊工',
        skill: '二级焊工',
        title: '',
        teaching: '',
        from: '',
        ...row,
      })),
    )
  const take = async (rows: Record<string, string>[]) =>
    kernel.as(other.agent, importTeachers, { file: { name: '教师.xlsx', content: await sheet(rows) } })
  const [one, two] = [number(), number()]
  const wrong = await take([
    { name: '钱师傅', idNumber: one },
    { name: '孙师傅', idNumber: one, employment: '临时' },
    { name: '李师傅', idNumber: two, occupations: '' },
  ])
  expect(wrong).toMatchObject({ entered: 0, rows: 3 })
  expect(wrong.errors.map(({ row, column: of }) => [row, of])).toEqual([
    [3, '聘用方式'],
    [4, '可任教职业'],
  ])
  expect(wrong.returned?.name).toBe('教师-标红.xlsx')
  expect((await kernel.as(other.agent, myTeachers, {})).teachers).toEqual([])
  const good: Record<string, string>[] = [
    { name: '钱师傅', idNumber: one },
    { name: '孙师傅', idNumber: two, employment: '兼职' },
  ]
  expect(await take(good)).toMatchObject({ entered: 2, changed: 0, errors: [], returned: null })
  expect(await take(good)).toMatchObject({ entered: 0, changed: 0 })
  expect((await kernel.as(other.agent, readTeacherTemplate, {})).name).toBe('教师名册模板.xlsx')
  expect(readSheet).toBeTypeOf('function')
})

test('2026年7月起报开班：教师没有登记、不在任教期、不教这个职业的不收；以前备案只写姓名的照收，审核人看得到', async () => {
  expect(unmet(await file(school, { teacher: '没有登记的师傅' }))).toEqual(['teacher-registered'])
  const { person } = await enter(school, { name: '石师傅', from: '2026-07-20' })
  expect(unmet(await file(school, { teacher: person }))).toEqual(['teacher-registered'])
  await expect(file(rival, { teacher: person })).rejects.toEqual(refused('teacherNotRegistered'))
  kernel.clock.set('2026-06-01T09:00:00+08:00')
  const old = await file(school, { teacher: '旧师傅', startsOn: '2026-06-08' })
  expect(old.outcome).toBe('filed')
  expect(old.attention.join()).toContain('只写了姓名')
  kernel.clock.set(JULY)
})

test('选人、写唯一的姓名都认作登记的那一位；同名两位只写姓名的不收', async () => {
  const own = await openSchool(kernel, 824)
  const one = await enter(own, { name: '同名师傅' })
  const named = await approvedClass(kernel, own.agent, workers(1), { ...july, teacher: '同名师傅' })
  expect((await kernel.as(own.agent, readClassDesk, { id: named.id })).teacherPerson).toBe(one.person)
  await enter(own, { name: '同名师傅' })
  expect(unmet(await file(own, { teacher: '同名师傅', startsOn: '2026-09-01' }))).toEqual([
    'teacher-registered',
  ])
  const { teachers } = await kernel.as(own.agent, filingKnown, {})
  expect(teachers.map(({ name }) => name)).toEqual(['同名师傅', '同名师傅'])
})

test('F13 一个人两家任教，同一时间不在两个教室，改了名也是；同名两个人不撞', async () => {
  const idNumber = number()
  const here = await enter(school, { name: '两家师傅', idNumber })
  await enter(rival, { name: '两家师傅', idNumber })
  await approvedClass(kernel, school.agent, workers(1), { ...july, teacher: here.person })
  expect(unmet(await file(rival, { teacher: here.person }))).toEqual(['one-place-at-a-time'])
  await asSystem(kernel, (ctx) => rename(ctx, here.person, '改名师傅', 'A'))
  expect(unmet(await file(rival, { teacher: here.person }))).toEqual(['one-place-at-a-time'])
  expect(unmet(await file(rival, { teacher: '改名师傅' }))).toEqual(['one-place-at-a-time'])
  const namesake = await enter(rival, { name: '两家师傅' })
  expect(unmet(await file(rival, { teacher: namesake.person }))).toEqual([])
})

test('两家同时报同一个人，只收一家', async () => {
  const idNumber = number()
  const { person } = await enter(school, { name: '抢手师傅', idNumber })
  await enter(rival, { name: '抢手师傅', idNumber })
  const both = await Promise.all([school, rival].map((by) => file(by, { teacher: person })))
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['filed', 'refused'])
})

test('离任：还排着课的先换教师；离任以后不能再排，重新登记从离任以后起', async () => {
  const idNumber = number()
  const leaver = await enter(school, { name: '要走师傅', idNumber })
  const taker = await enter(school, { name: '接手师傅' })
  const { id, number: filed } = await approvedClass(kernel, school.agent, workers(1), {
    ...july,
    teacher: leaver.person,
  })
  const leave = (until: string, by = school) =>
    kernel.as(by.agent, teacherLeaves, { id: leaver.id, until, why: '调走' })
  await expect(leave('2026-07-06', rival)).rejects.toEqual(refused('noSuchTeacher'))
  await expect(leave('2026-07-06')).rejects.toMatchObject({
    code: 'training.teacherStillPlanned',
    detail: expect.stringContaining(filed),
  })
  const change = (teacher: string) =>
    kernel.as(school.agent, changeTeacher, { id, from: '2026-07-13', teacher, why: '原教师调走' })
  await expect(change('没有登记的师傅')).rejects.toEqual(refused('teacherNotRegistered'))
  await change(taker.person)
  await expect(leave('2026-08-01')).rejects.toEqual(refused('badTeacher'))
  expect(await leave('2026-07-06')).toEqual({ until: '2026-07-06' })
  await expect(leave('2026-07-06')).rejects.toEqual(refused('teacherLeft'))
  expect(unmet(await file(school, { teacher: leaver.person, startsOn: '2026-10-12' }))).toEqual([
    'teacher-registered',
  ])
  await expect(change(leaver.person)).rejects.toEqual(refused('teacherNotRegistered'))
  await expect(enter(school, { name: '要走师傅', idNumber, from: '2026-07-06' })).rejects.toMatchObject({
    fields: [{ path: 'from' }],
  })
  expect(await enter(school, { name: '要走师傅', idNumber, from: '2026-07-07' })).toMatchObject({
    became: 'entered',
  })
})

test('教过谁按人说，代课的也算；以前只写姓名的按姓名', async () => {
  const [line] = workers(1)
  const teacher = await enter(school, { name: '教过师傅' })
  const stand = await enter(school, { name: '代课师傅' })
  const { id } = await approvedClass(kernel, school.agent, [line ?? {}], { ...july, teacher: teacher.person })
  await kernel.as(school.agent, changeTeacher, {
    id,
    from: '2026-07-20',
    teacher: stand.person,
    why: '原教师生病',
  })
  const trainee = (await traineeOf(kernel, line ?? {})).person ?? ''
  const by = (await taught(kernel.database.db, [trainee])).get(trainee) ?? []
  expect(by.map(({ teacherPerson }) => teacherPerson).sort()).toEqual([teacher.person, stand.person].sort())
})

test('区里看得到本区机构的教师，姓名和号码只露首尾；外区看不到', async () => {
  const { items } = await kernel.as(clerk, supervisedTeachers, { provider: school.id })
  expect(items.length).toBeGreaterThan(3)
  expect(items.every(({ name, provider }) => name.includes('*') && provider.id === school.id)).toBe(true)
  const abroad = { ...clerk, districts: ['120104'] }
  expect((await kernel.as(abroad as typeof clerk, supervisedTeachers, {})).items).toEqual([])
})
