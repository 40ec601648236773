import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  entered,
  ITEMS,
  NOBODY,
  RIGHT,
  welders,
} from '../../../test/sitting/sitting-walk.ts'
import { FOLLOWERS, WORK_VERBS } from '../../main/modules.ts'
import { readExam } from '../assessment/index.ts'
import { collectPapers } from './desk/close.ts'
import {
  grantSeat,
  grantWholeRoom,
  lockOutSeat,
  recordIncident,
  resumeSeat,
  unlockSeat,
} from './desk/give.ts'
import { readDesk } from './desk/read.ts'
import { decideOnRescue, takeInRescue } from './desk/rescue.ts'
import { signRecord } from './desk/sign.ts'
import { decidePoints, differingAnswers, givePoints, nextAnswer } from './marking/examine.ts'
import { enterSitting } from './protocol/enter.ts'
import { readPaper } from './protocol/read-paper.ts'
import { handInSitting, saveAnswers } from './protocol/save.ts'
import { firstOf } from './rules/saving.ts'
import { sealSave } from './session-key.ts'
import { answersOf } from './store/answers.ts'

const MINUTE = 60_000
let kernel: TestKernel
let assessor: string
let serial = 1

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  assessor = await anAssessor(kernel)
})
afterAll(() => kernel.close())

/** An examination of so many, on a day of its own. */
async function exam(people: number, more: Parameters<typeof arranged>[3] = {}): Promise<Arranged> {
  kernel.clock.set(new Date(kernel.clock.now().getTime() + 86_400_000).toISOString())
  const all = await welders(kernel, serial, people)
  serial += people
  return arranged(kernel, assessor, all, more)
}
const at = (one: Arranged, minutes: number) =>
  kernel.clock.set(new Date(one.opensAt.getTime() + minutes * MINUTE).toISOString())
const now = () => kernel.clock.now().getTime()
const held = async (sitting: string) =>
  Object.fromEntries((await answersOf(kernel.database.db, sitting)).map(({ item, answer }) => [item, answer]))
const save = (seq: number, item: string, answer: unknown, typed = now()) => ({
  seq,
  item,
  answer: answer as string,
  at: typed,
})
const refusal = (code: string) => expect.objectContaining({ code: `sitting.${code}` })
type Machine = Awaited<ReturnType<typeof entered>>
const begin = (machine: Machine) => kernel.as(NOBODY, readPaper, { token: machine.token })
const id = (kind: string) => ITEMS.find((one) => one.kind === kind)?.id as string

describe('一场机考走到底', () => {
  test('入场、答题、保存、交卷、收卷、双评、成绩进考试；到了时间自动出卷，缺考的记缺考', async () => {
    const one = await exam(3)
    const [first, second] = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
    expect((await begin(first)).items).toBeNull()
    expect((await begin(first)).why).toContain('还没到开考时间')
    at(one, 0)
    const paper = await begin(first)
    expect(paper.items?.map(({ kind }) => kind)).toEqual(ITEMS.map(({ kind }) => kind))
    // Nothing that is right, and nothing that tells it.
    expect(JSON.stringify(paper)).not.toMatch(/"key"|"reference"|"accepted"|"difficulty"|"point"|"regions"/)
    expect(paper.endsAt).toBe(one.opensAt.getTime() + 90 * MINUTE)
    await begin(second)
    const saves = ITEMS.map(({ id: item, kind }, n) => save(first.first + n + 1, item, RIGHT[kind]))
    const became = await kernel.as(NOBODY, saveAnswers, { token: first.token, saves })
    expect(became.taken).toEqual(saves.map(({ seq }) => seq))
    await kernel.as(NOBODY, saveAnswers, {
      token: second.token,
      saves: [
        save(second.first + 1, id('choice'), 'c2'),
        save(second.first + 2, id('extended-text'), '不知道'),
      ],
    })
    await expect(kernel.as(NOBODY, handInSitting, { token: first.token })).rejects.toEqual(
      refusal('handInTooEarly'),
    )
    at(one, 31)
    expect((await kernel.as(NOBODY, handInSitting, { token: first.token })).state).toBe('handed-in')
    expect((await kernel.as(NOBODY, handInSitting, { token: first.token })).state).toBe('handed-in')
    await expect(kernel.as(one.chief, collectPapers, { id: one.session })).rejects.toEqual(
      refusal('stillWriting'),
    )
    at(one, 89.9)
    await kernel.as(NOBODY, saveAnswers, { token: second.token })
    at(one, 91)
    expect((await kernel.as(one.chief, collectPapers, { id: one.session })).waiting).toBe(2)
    const examiners = ['甲', '乙'].map((name) => agent('marker', assessor, name))
    for (const [n, who] of examiners.entries()) {
      for (let left = 2; left > 0; left -= 1) {
        const { next } = await kernel.as(who, nextAnswer, { id: one.session })
        if (!next) throw new Error('nothing to mark')
        const points = next.answer === '不知道' ? n * 3 : 4
        const { sitting, item } = next
        await kernel.as(who, givePoints, { id: one.session, sitting, item, points })
        await expect(
          kernel.as(who, givePoints, { id: one.session, sitting, item, points }),
        ).rejects.toBeDefined()
      }
      expect((await kernel.as(who, nextAnswer, { id: one.session })).next).toBeNull()
    }
    // 0 and 3 of 4 are too far apart: the chief's.
    const { items } = await kernel.as(one.chief, differingAnswers, { id: one.session })
    expect(items.map((each) => [each.first, each.second])).toEqual([[0, 3]])
    const { sitting, item } = items[0] as (typeof items)[number]
    expect(
      (await kernel.as(one.chief, decidePoints, { id: one.session, sitting, item, points: 1 })).left,
    ).toBe(0)
    const { papers } = await kernel.as(one.chief, readExam, { id: one.exam })
    expect(papers.find(({ paper: which }) => which === 'theory')).toMatchObject({
      entered: [3, 3],
      byMachine: true,
    })
    const { rows } = await kernel.database.db
      .selectFrom('exam_mark' as never)
      .selectAll()
      .execute()
      .then((rows) => ({
        rows: rows as { exam: string; person: string; value: string | null; standing: string | null }[],
      }))
    const of = (person: string | undefined) =>
      rows.find((row) => row.exam === one.exam && row.person === person)
    // All of 28 points; 4 of the choice and 1 of the text, of 28; and who never came.
    expect(one.people.map((person) => of(person)?.value ?? of(person)?.standing)).toEqual([
      '100',
      '17.86',
      'absent',
    ])
  })
})

describe('保存', () => {
  test('同一次保存两遍不变，旧的不盖新的；换机以后旧机器立即没有权限，新机器接着答', async () => {
    const one = await exam(1)
    at(one, 0)
    const old = await entered(kernel, one)
    await begin(old)
    const put = (token: string, ...saves: ReturnType<typeof save>[]) =>
      kernel.as(NOBODY, saveAnswers, { token, saves })
    await put(old.token, save(old.first + 2, 'a', '新'))
    await put(old.token, save(old.first + 1, 'a', '旧'), save(old.first + 2, 'a', '新'))
    expect(await held(old.sitting)).toEqual({ a: '新' })
    const fresh = await entered(kernel, one, 0, 'M09')
    await expect(put(old.token, save(old.first + 3, 'a', '再改'))).rejects.toEqual(refusal('wordElsewhere'))
    const paper = await begin(fresh)
    expect(paper.answers).toEqual([{ item: 'a', seq: old.first + 2, answer: '新' }])
    expect(paper.after).toBe(firstOf(2))
    await put(fresh.token, save(fresh.first + 1, 'a', '新机器'))
    // A number that is not this machine's own is nobody's.
    const { refused } = await put(fresh.token, save(firstOf(7) + 1, 'a', '冒充'))
    expect(refused).toHaveLength(1)
    expect(await held(old.sitting)).toEqual({ a: '新机器' })
  })

  test('结束以后：按时写的留给主监考，写明理由才采用；结束以后写的不收；没处理完不能收卷', async () => {
    const one = await exam(1)
    at(one, 0)
    const machine = await entered(kernel, one)
    await begin(machine)
    await kernel.as(NOBODY, saveAnswers, {
      token: machine.token,
      saves: [save(machine.first + 1, 'a', '按时')],
    })
    const end = one.opensAt.getTime() + 90 * MINUTE
    at(one, 95)
    const late = [
      save(machine.first + 2, 'a', '断线时写的', end - 1),
      save(machine.first + 3, 'b', '过时', end + 1),
    ]
    const became = await kernel.as(NOBODY, saveAnswers, { token: machine.token, saves: late })
    expect(became).toMatchObject({ taken: [], kept: [machine.first + 2], state: 'timed-out' })
    expect(became.refused[0]?.why).toContain('考试结束以后')
    expect(await held(machine.sitting)).toEqual({ a: '按时' })
    await expect(kernel.as(one.chief, collectPapers, { id: one.session })).rejects.toEqual(
      refusal('rescuesOpen'),
    )
    const { rescues } = await kernel.as(one.invigilator, readDesk, { id: one.session })
    const rescue = rescues[0]?.id as string
    await expect(
      kernel.as(one.invigilator, decideOnRescue, { id: rescue, taken: true, reason: '断网有记录' }),
    ).rejects.toMatchObject({ status: 403 })
    expect(
      await kernel.as(one.chief, decideOnRescue, { id: rescue, taken: true, reason: '断网有记录' }),
    ).toEqual({
      changed: 1,
    })
    await expect(
      kernel.as(one.chief, decideOnRescue, { id: rescue, taken: false, reason: '再改一次' }),
    ).rejects.toEqual(refusal('rescueDecided'))
    expect(await held(machine.sitting)).toEqual({ a: '断线时写的' })
  })
})

describe('救援文件', () => {
  test('只收本场、本人、登录过的机器导出的；改动过的、陌生人做的、别人的都退回，写明原因', async () => {
    const one = await exam(2)
    const other = await exam(1)
    kernel.clock.set(other.opensAt.toISOString())
    at(one, 0)
    const [mine, theirs] = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
    await begin(mine)
    const of = { session: one.session, sitting: mine.sitting }
    const seal = (more: object = {}, to = of, key = mine.key) =>
      sealSave(key, to, {
        item: 'a',
        seq: mine.first + 1,
        answer: '断网时写的',
        at: now(),
        token: mine.token,
        ...more,
      })
    const file = (sealed: string[], more: object = {}) =>
      JSON.stringify({ format: 'haihe-rescue-1', ...of, sealed, ...more })
    const take = (content: string, seat = 0) =>
      kernel.as(one.invigilator, takeInRescue, { id: one.seats[seat]?.id as string, content })
    const good = await seal()
    expect(good).not.toContain('断网')
    await expect(take('{}')).rejects.toEqual(refusal('notARescueFile'))
    await expect(take(file([good], { session: other.session }))).rejects.toEqual(refusal('otherSession'))
    await expect(take(file([good]), 1)).rejects.toEqual(refusal('otherCandidate'))
    // Moved to another candidate by changing the file's own words: what is sealed says whose it is.
    await expect(take(file([good], { sitting: theirs.sitting }), 1)).rejects.toEqual(refusal('strangeRescue'))
    // Sealed by a stranger, who has the public key and not the machine's token.
    await expect(take(file([await seal({ token: theirs.token })]))).rejects.toEqual(refusal('strangeRescue'))
    const broken = `${good.slice(0, -3)}${good.endsWith('AAA') ? 'BBB' : 'AAA'}`
    await expect(take(file([good, broken]))).rejects.toEqual(refusal('brokenRescue'))
    expect(await take(file([good]))).toEqual({ fresh: 1, late: 0 })
    await expect(take(file([good]))).rejects.toEqual(refusal('nothingNew'))
    const { rescues } = await kernel.as(one.chief, readDesk, { id: one.session })
    await kernel.as(one.chief, decideOnRescue, {
      id: rescues[0]?.id as string,
      taken: true,
      reason: '机器故障',
    })
    expect(await held(mine.sitting)).toEqual({ a: '断网时写的' })
    await expect(take(file([good]))).rejects.toEqual(refusal('nothingNew'))
  })

  test('浏览器重开以后补传本机封存的，服务器解开收下；不是本机的解不开', async () => {
    const one = await exam(1)
    at(one, 0)
    const machine = await entered(kernel, one)
    await begin(machine)
    const of = { session: one.session, sitting: machine.sitting }
    const entry = { item: 'a', seq: machine.first + 1, answer: '封存的', at: now(), token: machine.token }
    const sealed = [await sealSave(machine.key, of, entry), 'x.y.z']
    const became = await kernel.as(NOBODY, saveAnswers, { token: machine.token, sealed })
    expect(became).toMatchObject({ taken: [entry.seq], unopened: [1] })
    expect(await held(machine.sitting)).toEqual({ a: '封存的' })
  })
})

describe('监考台', () => {
  test('入场码只能用一次，错了计次数；别家机构的监考员看不到也办不了', async () => {
    const one = await exam(1)
    at(one, 0)
    const seat = one.seats[0] as Arranged['seats'][number]
    const { code } = await kernel.as(one.invigilator, unlockSeat, { id: seat.id })
    const wrong = code === '000000' ? '000001' : '000000'
    const enter = (given: string) =>
      kernel.as(NOBODY, enterSitting, { admission: seat.admission, code: given, machine: 'M1' })
    expect((await enter(wrong)).entered).toBeNull()
    expect((await enter(code)).entered).not.toBeNull()
    expect((await enter(code)).entered).toBeNull()
    for (let n = 0; n < 8; n += 1) await enter(wrong)
    const again = await kernel.as(one.invigilator, unlockSeat, { id: seat.id })
    expect((await enter(again.code)).why).toContain('次数太多')
    const stranger = agent('invigilator', '00000000-0000-4000-8000-0000000000ff', '外人')
    await expect(kernel.as(stranger, readDesk, { id: one.session })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(stranger, unlockSeat, { id: seat.id })).rejects.toMatchObject({ status: 403 })
  })

  test('机器故障暂停计时，恢复以后补回；延时给人、给考场都有上限；收回机位立即生效；记录两人签', async () => {
    const one = await exam(1)
    at(one, 0)
    const machine = await entered(kernel, one)
    const end = (await begin(machine)).endsAt
    const seat = one.seats[0]?.id as string
    const note = '显示器黑屏'
    expect(await kernel.as(one.invigilator, recordIncident, { id: seat, code: 'machine', note })).toEqual({
      paused: true,
    })
    at(one, 10)
    expect(await begin(machine)).toMatchObject({ items: null, state: 'paused', endsAt: end + 10 * MINUTE })
    expect(await kernel.as(one.invigilator, resumeSeat, { id: seat })).toEqual({ seconds: 600 })
    await kernel.as(one.chief, grantSeat, { id: seat, minutes: 20, note: '左手受伤' })
    await kernel.as(one.chief, grantWholeRoom, { id: one.session, room: '1', minutes: 5, note: '停电' })
    expect((await begin(machine)).endsAt).toBe(end + 35 * MINUTE)
    await expect(kernel.as(one.chief, grantSeat, { id: seat, minutes: 41, note: '再延' })).rejects.toEqual(
      refusal('tooMuchExtra'),
    )
    await expect(
      kernel.as(one.invigilator, grantSeat, { id: seat, minutes: 1, note: '私自' }),
    ).rejects.toMatchObject({
      status: 403,
    })
    await kernel.as(one.invigilator, lockOutSeat, { id: seat, note: '换到备用机' })
    await expect(begin(machine)).rejects.toEqual(refusal('wordElsewhere'))
    at(one, 126)
    const sign = (who: typeof one.chief) => kernel.as(who, signRecord, { id: one.session, room: '1' })
    await expect(sign(one.invigilator)).rejects.toEqual(refusal('notClosed'))
    await expect(kernel.as(one.chief, collectPapers, { id: one.session })).rejects.toEqual(
      refusal('silentSeats'),
    )
    await kernel.as(one.chief, collectPapers, { id: one.session, withoutSilent: true })
    expect(await sign(one.invigilator)).toEqual({ place: 1 })
    await expect(sign(one.invigilator)).rejects.toEqual(refusal('signedTwice'))
    expect(await sign(one.chief)).toEqual({ place: 2 })
    const { rooms } = await kernel.as(one.chief, readDesk, { id: one.session })
    const texts = rooms[0]?.events.map(({ text }) => text)
    expect(texts).toContain('记录情况，机器故障，显示器黑屏')
    expect(texts).toContain('恢复计时，10 分钟')
    await expect(kernel.as(one.invigilator, unlockSeat, { id: seat })).rejects.toEqual(
      refusal('sessionClosed'),
    )
  })

  test('开考以前给的延时，一开考就算在本人的结束时间里，别人的不变', async () => {
    const one = await exam(2)
    at(one, -30)
    const seat = one.seats[0]?.id as string
    await kernel.as(one.chief, grantSeat, { id: seat, minutes: 15, note: '视力残疾，有证明' })
    at(one, 0)
    const [own, other] = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
    expect((await begin(own)).endsAt - (await begin(other)).endsAt).toBe(15 * MINUTE)
  })

  test('收卷以后补传来的：评出成绩以前采用了照样评，评出以后只能记为不采用，待办里都找得到', async () => {
    const one = await exam(2)
    at(one, 0)
    const machines = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
    for (const machine of machines) await begin(machine)
    const [first, second] = machines as [Machine, Machine]
    at(one, 10)
    const text = id('extended-text')
    const typed = [save(first.first + 1, text, '短弧焊')]
    await kernel.as(NOBODY, saveAnswers, { token: first.token, saves: typed })
    const late = save(second.first + 1, text, '焊条烘干')
    const later = save(second.first + 2, id('choice'), RIGHT.choice)
    at(one, 91)
    await kernel.as(one.chief, collectPapers, { id: one.session, withoutSilent: true })
    const send = (one: typeof late) => kernel.as(NOBODY, saveAnswers, { token: second.token, saves: [one] })
    expect((await send(late)).kept).toEqual([late.seq])
    const open = async () =>
      (await kernel.as(one.chief, readDesk, { id: one.session })).rescues.find(({ taken }) => taken === null)
        ?.id ?? ''
    const decide = (rescue: string, taken: boolean) =>
      kernel.as(one.chief, decideOnRescue, { id: rescue, taken, reason: '断网有记录' })
    await decide(await open(), true)
    const examiners = ['甲', '乙'].map((name) => agent('marker', assessor, name))
    for (const who of examiners)
      for (let left = 2; left > 0; left -= 1) {
        const { next } = await kernel.as(who, nextAnswer, { id: one.session })
        if (!next) throw new Error('nothing to mark')
        const { sitting, item } = next
        await kernel.as(who, givePoints, { id: one.session, sitting, item, points: 4 })
      }
    expect((await kernel.as(one.chief, readDesk, { id: one.session })).session.stage).toBe('marked')
    expect((await send(later)).kept).toEqual([later.seq])
    const rescue = await open()
    expect(
      (await kernel.as(one.chief, WORK_VERBS.listTodo, { kind: 'sitting.rescues' })).items.map(
        ({ key }) => key,
      ),
    ).toEqual([`sitting.rescues ${rescue}`])
    await expect(decide(rescue, true)).rejects.toEqual(refusal('lateForMarks'))
    expect(await decide(rescue, false)).toEqual({ changed: 0 })
    expect((await kernel.as(one.chief, WORK_VERBS.listTodo, { kind: 'sitting.rescues' })).total).toBe(0)
  })

  test('迟到超过时限不能开始，没开始的写什么都不收', async () => {
    const one = await exam(1)
    at(one, 0)
    const machine = await entered(kernel, one)
    at(one, 31)
    expect(await begin(machine)).toMatchObject({ items: null, state: 'absent' })
    const saves = [save(machine.first + 1, 'a', '迟到')]
    expect((await kernel.as(NOBODY, saveAnswers, { token: machine.token, saves })).refused[0]?.why).toContain(
      '没有开始',
    )
  })
})
