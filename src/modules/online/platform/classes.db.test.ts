import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { platformWalk, type SelectedPlatform } from '../../../../test/online/platform-walk.ts'
import {
  approvedClass,
  asSystem,
  openSchool,
  signIn,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { groundsOf, setGrounds } from '../../../kernel/ground/index.ts'
import { send } from '../../../main/demo/platforms/platform-sender.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { completeClass, liftViolation, recordViolation, trainingRecord } from '../../training/index.ts'
import { assignPlatformCourse } from '../verbs/platform/assign.ts'
import { joinAsTrainee } from '../verbs/platform/learn.ts'

const COURSE = 'https://learn.example.cn/courses/welding'
const LENGTH = 'https://w3id.org/xapi/video/extensions/length'
const DAY = 8 * 45
type Agent = Parameters<TestKernel['as']>[0]

let kernel: TestKernel
let walk: ReturnType<typeof platformWalk>
let platform: SelectedPlatform
let school: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-01-20T09:00:00+08:00' })
  walk = platformWalk(kernel)
  platform = await walk.selected()
  school = await openSchool(kernel, 95)
})
afterAll(() => kernel?.close())

const at = (moment: string) => kernel.clock.set(`${moment}:00+08:00`)

/** A class of ten days, the first of them online by the course of the platform. */
async function blended(people: number, startsOn: string, { lines = workers(people), days = 1 } = {}) {
  const { id } = await approvedClass(kernel, school.agent, lines, { mode: 'blended', hours: 80, startsOn })
  const assigned = await assign(school.agent, id, { days })
  const who = []
  for (const line of lines) who.push(await traineeOf(kernel, line))
  return { id, lines, who, assigned }
}

const assign = (agent: Agent, id: string, more: object = {}) =>
  kernel.as(agent, assignPlatformCourse, {
    class: id,
    platform: platform.platform,
    activity: COURSE,
    days: 1,
    ...more,
  })

const join = async (who: Agent) => (await kernel.as(who, joinAsTrainee, { id: platform.platform })).code

let video = 0
/** So many minutes pass, and the platform reports that they were played of a video of the course. */
async function plays(code: string, minutes: number, { course = COURSE, report = true } = {}) {
  walk.pass(minutes)
  video += 1
  const record = walk.watched(code, `0[.]${minutes * 60}`, {
    object: { id: `https://learn.example.cn/videos/${video}` },
    context: {
      extensions: { [LENGTH]: minutes * 60 },
      contextActivities: { parent: [{ id: course }] },
    },
  })
  if (report) await post([record])
  return record
}

const post = (body: unknown) => send(kernel, platform.key, { method: 'POST', path: '/statements', body })

const voids = (record: { actor: object; id: string }) =>
  post({
    actor: record.actor,
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: record.id },
  })

const attended = async (id: string, who: Agent | undefined) =>
  (await trainingRecord(kernel.database.db, id, who?.person ?? ''))?.attendedHours

describe('平台课程教线上线下相结合的班（R2.3、R7.2）', () => {
  test('学够一天的课时才签到，差一分钟不签；没有学完理论不能上实操', async () => {
    at('2026-03-02T09:00')
    const { id, who, assigned } = await blended(2, '2026-03-09')
    expect(assigned).toEqual({ days: ['2026-03-09'], lessons: 8 })
    const code = await join(who[0] as Agent)
    await plays(code, DAY - 1)
    expect(await attended(id, who[0])).toBe(0)
    await plays(code, 1)
    expect(await attended(id, who[0])).toBe(8)
    expect(await attended(id, who[1])).toBe(0)
    expect((await trainingRecord(kernel.database.db, id, who[0]?.person ?? ''))?.mode).toBe('blended')
    await expect(assign(school.agent, id)).rejects.toMatchObject({ code: 'online.alreadyLearnt' })
    at('2026-03-10T08:30')
    await signIn(kernel, school.agent, id, [who[0] as Agent])
    await expect(signIn(kernel, school.agent, id, [who[1] as Agent])).rejects.toMatchObject({
      code: 'training.theoryFirst',
    })
    expect(await attended(id, who[0])).toBe(16)
  })

  test('别人的班、线下班、没有入选的平台、已开的班，都不能指定', async () => {
    at('2026-03-16T09:00')
    const { id } = await approvedClass(kernel, school.agent, workers(1), {
      mode: 'blended',
      hours: 80,
      startsOn: '2026-03-23',
    })
    const other = await openSchool(kernel, 96)
    await expect(assign(other.agent, id)).rejects.toMatchObject({ status: 403 })
    await expect(assign(school.agent, id, { days: 10 })).rejects.toMatchObject({ code: 'online.onlyTheory' })
    await expect(assign(school.agent, id, { platform: id })).rejects.toMatchObject({
      code: 'online.noSuchPlatform',
    })
    // Who teaches the class may not report on it, too.
    const operatedBy = (organisation: string) =>
      sql`update online_platform set organisation = ${organisation}::uuid where id = ${platform.platform}::uuid`.execute(
        kernel.database.db,
      )
    const { rows: operators } = await sql<{ organisation: string }>`select organisation from online_platform
      where id = ${platform.platform}::uuid`.execute(kernel.database.db)
    await operatedBy(school.id)
    await expect(assign(school.agent, id)).rejects.toMatchObject({ code: 'online.ownPlatform' })
    await operatedBy(operators[0]?.organisation ?? '')
    const applicant = await walk.operator()
    await walk.applied(applicant)
    const { rows } = await sql<{ id: string }>`select id from online_platform
      where organisation = ${applicant.id}::uuid`.execute(kernel.database.db)
    await expect(assign(school.agent, id, { platform: rows[0]?.id })).rejects.toMatchObject({
      code: 'online.notSelected',
    })
    const offline = await approvedClass(kernel, school.agent, workers(1), {
      hours: 80,
      startsOn: '2026-03-23',
    })
    await expect(assign(school.agent, offline.id)).rejects.toMatchObject({ code: 'online.notBlended' })
    at('2026-03-23T09:00')
    await expect(assign(school.agent, id)).rejects.toMatchObject({ code: 'online.classBegun' })
  })

  test('指定以前学的、别的课、不在名册上的人学的、结业那天以后学的，都不计进这个班', async () => {
    at('2026-04-01T08:00')
    const lines = workers(2)
    const { id } = await approvedClass(kernel, school.agent, lines, {
      mode: 'blended',
      hours: 80,
      startsOn: '2026-04-06',
    })
    const [one, two] = [await traineeOf(kernel, lines[0] ?? {}), await traineeOf(kernel, lines[1] ?? {})]
    const [first, second] = [await join(one), await join(two)]
    await plays(first, DAY)
    await assign(school.agent, id)
    at('2026-04-02T08:00')
    await plays(first, DAY, { course: 'https://learn.example.cn/courses/cooking' })
    expect(await attended(id, one)).toBe(0)
    const stranger = await walk.trainee(platform.platform)
    await plays(stranger.code, DAY)
    const { rows } =
      await sql`select 1 from online_platform_credit where person = ${stranger.who.person}::uuid
      and class is not null`.execute(kernel.database.db)
    expect(rows).toEqual([])
    at('2026-04-16T08:00')
    await plays(second, DAY)
    expect(await attended(id, two)).toBe(0)
  })
})

describe('一段只计一个班，作废的收回', () => {
  test('同一个人在两个班、同一门课：先给先指定的班，够了再给另一个，一段不计两次', async () => {
    at('2026-05-04T08:00')
    const lines = workers(1)
    const one = await blended(1, '2026-05-11', { lines })
    walk.pass(1)
    const two = await blended(1, '2026-05-21', { lines })
    const code = await join(one.who[0] as Agent)
    await plays(code, DAY)
    expect([await attended(one.id, one.who[0]), await attended(two.id, one.who[0])]).toEqual([8, 0])
    at('2026-05-05T08:00')
    await plays(code, DAY)
    expect([await attended(one.id, one.who[0]), await attended(two.id, one.who[0])]).toEqual([8, 8])
    await expect(
      sql`update online_platform_credit set class = ${two.id}::uuid where class = ${one.id}::uuid`.execute(
        kernel.database.db,
      ),
    ).rejects.toThrow('not counted for another')
  })

  test('结业以前作废：那天不算，实操再上不了；补学够了又算', async () => {
    at('2026-06-01T08:00')
    const { id, who } = await blended(1, '2026-06-08')
    const code = await join(who[0] as Agent)
    const record = await plays(code, DAY)
    expect(await attended(id, who[0])).toBe(8)
    await voids(record)
    expect(await attended(id, who[0])).toBe(0)
    await voids(record)
    at('2026-06-09T08:30')
    await expect(signIn(kernel, school.agent, id, [who[0] as Agent])).rejects.toMatchObject({
      code: 'training.theoryFirst',
    })
    await plays(code, DAY)
    expect(await attended(id, who[0])).toBe(8)
    await signIn(kernel, school.agent, id, [who[0] as Agent])
    expect(await attended(id, who[0])).toBe(16)
  })

  test('结业以后作废：重新判定，不再算结业，靠它的补贴失去依据；晚报的补不回来', async () => {
    at('2026-07-06T08:00')
    const { id, who } = await blended(2, '2026-07-13', { days: 3 })
    const codes = [await join(who[0] as Agent), await join(who[1] as Agent)]
    const records: { actor: object; id: string }[] = []
    for (const day of [7, 8, 9]) {
      at(`2026-07-0${day}T08:00`)
      records.push(await plays(codes[0] ?? '', DAY))
      await plays(codes[1] ?? '', DAY)
    }
    let late: object = {}
    for (let day = 16; day <= 22; day += 1) {
      at(`2026-07-${day}T00:30`)
      if (day === 20) late = await plays(codes[0] ?? '', DAY, { report: false })
      at(`2026-07-${day}T08:30`)
      await signIn(kernel, school.agent, id, who)
    }
    at('2026-07-23T09:00')
    expect(await kernel.as(school.agent, completeClass, { id })).toMatchObject({ completed: 2 })
    const claims = who.map(({ person }) => ({ kind: 'test-claim', id: `${id} ${person}` }))
    await asSystem(kernel, async (ctx) => {
      for (const [at, claim] of claims.entries())
        await setGrounds(ctx, claim, [{ kind: 'trainee', id: `${id}/${who[at]?.person}`, trust: 'B' }])
    })
    const recordOf = (one: Agent | undefined) => trainingRecord(kernel.database.db, id, one?.person ?? '')
    for (const [taken, hours] of [72, 64].entries()) {
      await voids(records[taken] as { actor: object; id: string })
      expect(await recordOf(who[0])).toMatchObject({ attendedHours: hours, completed: true })
    }
    await voids(records[2] as { actor: object; id: string })
    await post([late])
    expect(await recordOf(who[0])).toMatchObject({ attendedHours: 56, completed: false })
    expect(await recordOf(who[1])).toMatchObject({ attendedHours: 80, completed: true })
    // A finding against the same person comes and is set aside: what is missing stays missing.
    const finding = { foundOn: '2026-07-23', document: '津人社监〔2026〕9号', finding: '代人签到一次' }
    const officer = official('district-clerk', ['120116'], '甲')
    const other = official('district-clerk', ['120116'], '乙')
    const found = await kernel.as(officer, recordViolation, { id, person: who[0]?.person ?? '', ...finding })
    await kernel.as(other, liftViolation, { id: found.id, why: '核对后不成立' })
    const grounds = []
    for (const claim of claims) grounds.push(...(await groundsOf(kernel.database.db, claim)))
    expect(grounds.map(({ withdrawn }) => withdrawn?.why ?? null)).toEqual([
      expect.stringContaining('作废'),
      null,
    ])
  })
})
