import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APPLICATION, centreWalk, POSTS } from '../../../test/centres/centre-walk.ts'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { casesOf } from '../../kernel/case/index.ts'
import { filesOf } from '../../kernel/file/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS, FILE_VERBS, FOLLOWERS } from '../../main/modules.ts'
import {
  organisationMerged,
  organisationUnmerged,
  recognisedOn,
  recognitionsOf,
} from '../organisations/index.ts'
import { centreNow, lastRevoked } from './store.ts'
import { applyForCentre } from './verbs/apply.ts'
import { applyForBase } from './verbs/apply-base.ts'
import { beginCentreYear } from './verbs/begin-year.ts'
import { giveBackCentre, proposeRevocation } from './verbs/end-centre.ts'
import { listCentres } from './verbs/list-centres.ts'
import { myCentre } from './verbs/my-centre.ts'
import { readCentre } from './verbs/read-centre.ts'
import { readCentreReport } from './verbs/read-report.ts'

let kernel: TestKernel
let walk: ReturnType<typeof centreWalk>
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = centreWalk(kernel)
})
afterAll(() => kernel?.close())

const stateOf = async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state
const { clerk, inspector, city, decider } = POSTS

describe('命名', () => {
  test('推荐、材料审核、两人复核、公示以后命名；名录和企业登记里都有', async () => {
    const one = await walk.enterprise()
    const number = await walk.named(one)
    expect(await stateOf(number)).toBe('named')
    const centre = await centreNow(kernel.database.db, one.id)
    expect(centre).toMatchObject({ capacity: 120, namedIn: number, occupations: ['焊工', '装配钳工'] })
    const { items } = await kernel.as(PUBLIC, listCentres, { occupation: '装配钳工', district: '120116' })
    expect(items.map(({ organisation }) => organisation)).toContain(one.id)
    const shown = await kernel.as(PUBLIC, readCentre, { id: centre?.id ?? '' })
    expect(shown.visits).toHaveLength(2)
    expect(JSON.stringify(shown)).not.toContain(inspector.label)
    expect(shown.standard.assumed).toBe(true)
    const all = await recognitionsOf(kernel.database.db, [one.id])
    expect(recognisedOn(all, one.id, 'enterprise-centre', centre?.namedOn ?? ('' as never))).toBe(true)
  })

  test('不够条件的当场说明，不立件；职业名称不对的指出是哪一个', async () => {
    const one = await walk.enterprise()
    const refused = await kernel.as(one.agent, applyForCentre, { ...APPLICATION, staff: 150 })
    expect(refused).toMatchObject({ outcome: 'refused', number: null })
    expect(refused.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual([
      'centre-staff',
    ])
    await expect(
      kernel.as(one.agent, applyForCentre, { ...APPLICATION, occupations: '焊工、炼丹工' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ message: expect.stringContaining('炼丹工') }] })
  })

  test('没有材料的不能推荐；在办的、已经命名的不能再报', async () => {
    const one = await walk.enterprise()
    const number = await walk.applied(one)
    await expect(walk.step(clerk, number, 'recommend', { note: '同意' })).rejects.toMatchObject({
      code: 'centres.noPapers',
    })
    await expect(walk.applied(one)).rejects.toMatchObject({ code: 'centres.applicationOpen' })
    const other = await walk.enterprise()
    await walk.named(other)
    const again = await kernel.as(other.agent, applyForCentre, APPLICATION)
    expect(again.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual([
      'not-named-yet',
    ])
  })

  test('复核人自己不能决定；一个人不能签两次；回避的不能再签；没有利害关系的声明必须作出', async () => {
    const one = await walk.enterprise()
    const number = await walk.applied(one)
    await walk.toVisit(one, number)
    await walk.photographed(number)
    await expect(walk.sign(inspector, number, { free: false })).rejects.toMatchObject({ status: 400 })
    await walk.sign(inspector, number)
    await expect(walk.sign(inspector, number)).rejects.toMatchObject({ code: 'centres.inspectedAlready' })
    expect(await stateOf(number)).toBe('visit')
    await walk.step(city, number, 'recuse', { reason: 'worked' })
    await expect(walk.sign(city, number)).rejects.toMatchObject({ code: 'centres.ownOrganisation' })
    const second = { ...city, account: '00000000-0000-4000-8000-00000000beef', label: '市业务二' }
    await walk.sign(second, number)
    expect(await stateOf(number)).toBe('deciding')
  })

  test('照片只算复核人拍的；不够的签不完；决定以前撤下的，不能决定，可以退回重新复核', async () => {
    const one = await walk.enterprise()
    const number = await walk.applied(one)
    await walk.toVisit(one, number)
    for (const words of ['一', '二', '三']) await walk.attach(one.agent, number, `企业照片${words}`)
    await walk.sign(inspector, number)
    await expect(walk.sign(city, number)).rejects.toMatchObject({ code: 'centres.tooFewPhotos' })
    await walk.photographed(number)
    await walk.sign(city, number)
    const photo = (await filesOf(kernel.database.db, 'case', [number])).find(
      ({ name }) => name === '车间.png',
    )
    await kernel.as(inspector, FILE_VERBS.withdrawAttached, { id: photo?.id ?? '' })
    await expect(walk.step(decider, number, 'propose')).rejects.toMatchObject({ code: 'centres.notMet' })
    await walk.step(decider, number, 'revisit', { note: '补拍车间' })
    expect(await stateOf(number)).toBe('visit')
    await walk.attach(inspector, number, '车间补拍')
    await walk.sign(inspector, number)
    await walk.sign(city, number)
    expect(await stateOf(number)).toBe('deciding')
  })

  test('公示期间撤下照片的，不命名，退回决定', async () => {
    const one = await walk.enterprise()
    const number = await walk.toDecision(one)
    await walk.step(decider, number, 'propose')
    const photo = (await filesOf(kernel.database.db, 'case', [number])).find(
      ({ name }) => name === '车间.png',
    )
    await kernel.as(inspector, FILE_VERBS.withdrawAttached, { id: photo?.id ?? '' })
    await walk.until('2026-03-20')
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    expect(await stateOf(number)).toBe('deciding')
    expect(await centreNow(kernel.database.db, one.id)).toBeNull()
  })

  test('现场核到的远少于申报的，不能命名；补正后按更正的内容', async () => {
    const one = await walk.enterprise()
    const number = await walk.applied(one, { capacity: 300 })
    await walk.step(clerk, number, 'correct', { corrections: ['capacity', 'place-proof'] })
    const { correction } = await kernel.as(one.agent, CASE_VERBS.readCase, { number })
    for (const { id, title } of correction?.items ?? [])
      await kernel.as(one.agent, CASE_VERBS.answerCorrection, {
        number,
        item: id,
        ...(title === '同期培训能力' ? { input: { capacity: 120 } } : { said: '场地证明见附件' }),
      })
    await walk.step(one.agent, number, 'resubmit')
    await walk.toVisit(one, number)
    await walk.photographed(number)
    await walk.sign(inspector, number, { capacity: 80 })
    await walk.sign(city, number)
    await expect(walk.step(decider, number, 'propose')).rejects.toMatchObject({
      detail: expect.stringContaining('现场核到同期能培训 80 人，申报 120 人'),
    })
  })
})

describe('年度评估', () => {
  test('报告由系统汇总、企业确认；不达标的限期改正，改正后合格，规模随报告更新', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    await walk.named(one)
    const centre = await centreNow(kernel.database.db, one.id)
    kernel.clock.set('2027-02-01T09:00:00+08:00')
    await expect(kernel.as(city, beginCentreYear, { year: 2027 })).rejects.toMatchObject({
      code: 'centres.yearNotOver',
    })
    for (let times = 0; times < 2; times += 1) await kernel.as(city, beginCentreYear, { year: 2026 })
    await walk.settle()
    const { cases } = await kernel.as(one.agent, myCentre, {})
    const [report, ...more] = cases.filter(({ number }) => number.startsWith('QN'))
    expect(more).toEqual([])
    const number = report?.number ?? ''
    expect(await kernel.as(one.agent, readCentreReport, { number })).toMatchObject({
      year: 2026,
      now: { classes: 0, trained: 0, staff: 800 },
      before: null,
    })
    const confirm = (ownTrained: number) =>
      walk.step(one.agent, number, 'confirm', {
        input: { ownTrained, staff: 900, capacity: 150, teachers: 14, remark: '' },
      })
    await confirm(10)
    await walk.step(clerk, number, 'assess', { note: '现场看过，培训偏少' })
    await expect(walk.step(decider, number, 'pass')).rejects.toMatchObject({ code: 'centres.yearNotMet' })
    await walk.step(decider, number, 'mend', { note: '请补足职工培训' })
    await confirm(120)
    await walk.step(clerk, number, 'assess', { note: '已经改正' })
    await walk.step(decider, number, 'pass')
    expect(await centreNow(kernel.database.db, one.id)).toMatchObject({
      id: centre?.id,
      staff: 900,
      capacity: 150,
    })
  })

  test('不合格的由系统提出取消；决定不合格的人还能决定取消，企业先被告知', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    await walk.named(one)
    kernel.clock.set('2027-02-01T09:00:00+08:00')
    await kernel.as(city, beginCentreYear, { year: 2026 })
    await walk.settle()
    const number = (await kernel.as(one.agent, myCentre, {})).cases.find(({ number: n }) =>
      n.startsWith('QN'),
    )?.number as string
    await walk.step(one.agent, number, 'confirm', {
      input: { ownTrained: 0, staff: 800, capacity: 120, teachers: 12, remark: '' },
    })
    await walk.step(clerk, number, 'assess', { note: '全年没有培训' })
    await walk.step(decider, number, 'fail', { note: '全年没有培训，改正无望' })
    await walk.settle()
    const ending = (await kernel.as(one.agent, myCentre, {})).cases.find(({ number: n }) =>
      n.startsWith('QC'),
    )?.number as string
    await walk.step(city, ending, 'tell')
    await walk.step(one.agent, ending, 'answer', { input: { text: '去年搬迁新厂区，培训已经在恢复。' } })
    await walk.step(decider, ending, 'decide', { note: '理由不成立' })
    await walk.until('2027-02-20')
    expect(await stateOf(ending)).toBe('ended')
    expect(await centreNow(kernel.database.db, one.id)).toBeNull()
    const again = await kernel.as(one.agent, applyForCentre, APPLICATION)
    expect(again.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual(['centre-ban'])
  })
})

describe('注销和取消', () => {
  test('企业自己注销的，公示后终止，评估中的一并了结，之后可以再申报', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    await walk.named(one)
    kernel.clock.set('2027-02-01T09:00:00+08:00')
    await kernel.as(city, beginCentreYear, { year: 2026 })
    await walk.settle()
    const { number } = await kernel.as(one.agent, giveBackCentre, { reason: '培训并入集团' })
    await expect(kernel.as(one.agent, giveBackCentre, { reason: '培训并入集团' })).rejects.toMatchObject({
      code: 'centres.endingOpen',
    })
    await walk.step(decider, number, 'decide', { note: '同意' })
    await walk.until('2027-02-20')
    const { cases, mayApply } = await kernel.as(one.agent, myCentre, {})
    expect(cases.find(({ number: n }) => n.startsWith('QN'))).toMatchObject({ closed: true })
    expect(mayApply).toBe(true)
    const all = await recognitionsOf(kernel.database.db, [one.id])
    expect(recognisedOn(all, one.id, 'enterprise-centre', '2027-02-20' as never)).toBe(false)
    expect((await kernel.as(one.agent, applyForCentre, APPLICATION)).outcome).toBe('filed')
  })

  test('提出取消的人要先附依据，自己不能决定；企业不说话的到期决定；不予取消的中心照旧', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    await walk.named(one)
    const centre = await centreNow(kernel.database.db, one.id)
    kernel.clock.set('2026-04-01T09:00:00+08:00')
    const { number } = await kernel.as(city, proposeRevocation, {
      id: centre?.id ?? '',
      reason: 'untrue',
      finding: '教师名单与社保不符',
    })
    await expect(walk.step(city, number, 'tell')).rejects.toMatchObject({ code: 'centres.noEvidence' })
    await walk.attach(city, number, '检查记录', 'pdf')
    await walk.step(city, number, 'tell')
    await walk.until('2026-05-20')
    expect(await stateOf(number)).toBe('deciding')
    await expect(walk.step(city, number, 'decide', { note: '同意' })).rejects.toMatchObject({ status: 403 })
    await expect(walk.step(one.agent, number, 'take-back', { reason: 'goes-on' })).rejects.toMatchObject({
      code: 'centres.notYours',
    })
    await walk.step(decider, number, 'keep', { reason: 'upheld' })
    expect(await lastRevoked(kernel.database.db, one.id)).toBeNull()
    expect((await centreNow(kernel.database.db, one.id))?.id).toBe(centre?.id)
  })
})

describe('企业合并', () => {
  test('并入别家的企业，中心随之终止，评估和取消不再办；撤销合并的恢复；合并前命名的不算取消', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    const other = await walk.enterprise()
    await walk.named(one)
    kernel.clock.set('2027-02-01T09:00:00+08:00')
    await kernel.as(city, beginCentreYear, { year: 2026 })
    await walk.settle()
    const { number } = await kernel.as(one.agent, giveBackCentre, { reason: '集团统一安排' })
    const decidedIn = 'JG-2027-120116-000001'
    const merged = (organisation: string) =>
      performAsSystem(kernel, 'test', (ctx) =>
        ctx.emit(organisationMerged, { organisation, into: other.id, decidedIn }),
      )
    await merged(one.id)
    await walk.settle()
    expect(await centreNow(kernel.database.db, one.id)).toBeNull()
    expect(await stateOf(number)).toBe('dropped')
    expect((await kernel.as(one.agent, myCentre, {})).cases.every(({ closed }) => closed)).toBe(true)
    await merged(one.id)
    await performAsSystem(kernel, 'test', (ctx) =>
      ctx.emit(organisationUnmerged, { organisation: one.id, decidedIn }),
    )
    await walk.settle()
    expect(await centreNow(kernel.database.db, one.id)).toMatchObject({ organisation: one.id })
    const all = await recognitionsOf(kernel.database.db, [one.id])
    expect(recognisedOn(all, one.id, 'enterprise-centre', '2027-02-01' as never)).toBe(true)
  })
})

describe('企业公共实训基地', () => {
  test('命名满规定日数才能申报；公示后认定，从那天起算；中心终止的一起终止', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await walk.enterprise()
    const number = await walk.named(one)
    const wish = { publicSeats: 40, plan: '周末向社会开放焊接工位，免费提供耗材。' }
    const early = await kernel.as(one.agent, applyForBase, wish)
    expect(early.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toContain('base-centre')
    expect(number).toMatch(/^QZ/)
    kernel.clock.set('2026-10-20T09:00:00+08:00')
    const small = await kernel.as(one.agent, applyForBase, wish)
    expect(small.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual([
      'base-capacity',
    ])
  })
})
