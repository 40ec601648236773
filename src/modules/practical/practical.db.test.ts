import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import {
  aHouse,
  aSheet,
  declaresFirst,
  type Held,
  type House,
  held,
  ITEMS,
  type Marker,
  marksFor,
  seated,
  sends,
  sheetOf,
} from '../../../test/practical/practical-walk.ts'
import { openSchool } from '../../../test/training/classroom.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS, WORK_VERBS } from '../../main/modules.ts'
import { myAccreditation } from '../accreditation/verbs/mine.ts'
import { memberLeaves } from '../accreditation/verbs/people-and-places.ts'
import { readExam } from '../assessment/index.ts'
import { setStatus } from '../people/index.ts'
import { decideCorrection, listCorrections, proposeCorrection, readCorrection } from './correction/correct.ts'
import { arrangePractical, prepareSession } from './desk/arrange.ts'
import { closeMarking, signMarking } from './desk/close.ts'
import { decideApart, decideLateMarks, decideOwn } from './desk/decide.ts'
import { listPractical, readPractical } from './desk/read.ts'
import { reassignExaminer } from './desk/reassign.ts'
import { readTyping, typeSheet } from './paper/type.ts'
import { handInMarks } from './phone/hand-in.ts'
import { confirmSheet, draftSheet, dropSheet } from './sheet/edit.ts'
import { listSheets } from './sheet/read.ts'

let kernel: TestKernel
let house: House

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
})
afterAll(() => kernel?.close())

const refusal = (code: string) => expect.objectContaining({ code: `practical.${code}` })
const of = (one: Held) => {
  const [first, second] = house.examiners as [Marker, Marker, Marker]
  return { first, second, chief: house.chief, id: one.session }
}
const progress = (one: Held) => kernel.as(house.chief.actor, readPractical, { id: one.session })
const later = (minutes = 1) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + minutes * 60_000).toISOString())
const todoOf = async (who: Marker['actor']) =>
  (await kernel.as(who, WORK_VERBS.listTodo, {})).items
    .filter(({ to }) => to.startsWith('/practical'))
    .map(({ why }) => why)
const kept = async (one: Held) => {
  const { rows } = await sql<{
    became: string
    count: number
  }>`select became, count(*)::int as count from practical_entry
    where session = ${one.session}::uuid group by became order by became`.execute(kernel.database.db)
  return Object.fromEntries(rows.map(({ became, count }) => [became, count]))
}
/** Two examiners give everybody the same. */
async function allMarked(one: Held, seats: readonly string[], points = ['18', '40', '25.5']) {
  const { first, second } = of(one)
  for (const who of [first, second])
    await sends(
      kernel,
      one,
      who,
      seats.flatMap((seat) => marksFor(seat, points)),
    )
}

test('中止要写原因：没写的不计入；写了的和分一起留着，考务和组长看得到', async () => {
  const one = await held(kernel, house, 1)
  const { first } = of(one)
  const stops = (stop?: { code: string; words?: string }) =>
    sends(kernel, one, first, [
      { seat: '001', item: 'presence', value: 'stopped', ...(stop ? { stop } : {}) },
    ])
  expect((await stops()).results).toMatchObject([
    { became: 'rejected', why: '001 号中止没有写原因，请重新选中止和原因' },
  ])
  expect((await stops({ code: 'nothing' })).results).toMatchObject([{ became: 'rejected' }])
  expect((await stops({ code: 'machine', words: '焊机跳闸两次' })).results).toMatchObject([
    { became: 'counted' },
  ])
  expect((await progress(one)).stopped).toEqual([
    { seat: '001', name: first.name, said: '设备故障：焊机跳闸两次' },
  ])
  await expect(
    sql`update practical_entry set said = '改' where session = ${one.session}::uuid`.execute(
      kernel.database.db,
    ),
  ).rejects.toThrow()
})

describe('一场实操走到底', () => {
  test('两名考评员各评各的，差得多的由组长裁定，结束、两人签名，成绩进考试；理论由人录，公布后改不了', async () => {
    const one = await held(kernel, house, 3)
    const { first, second, chief, id } = of(one)
    const along = await sheetOf(kernel, one, first)
    expect(along.candidates.map(({ seat, name }) => [seat, name])).toEqual([
      ['001', null],
      ['002', null],
      ['003', null],
    ])
    expect(await todoOf(first.actor)).toEqual(['还有 3 名考生等您评'])
    await allMarked(one, ['001'])
    await sends(kernel, one, first, marksFor('002', ['20', '45', '30']))
    await sends(kernel, one, second, marksFor('002', ['20', '30', '29']))
    for (const who of [first, second])
      await sends(kernel, one, who, [{ seat: '003', item: 'presence', value: 'absent' }])
    const now = await progress(one)
    expect(now.candidates.map(({ mark }) => mark)).toEqual(['83.5', null, 'absent'])
    const [dispute, ...more] = now.apart
    expect(more).toEqual([])
    expect(dispute).toMatchObject({ seat: '002', item: 'i2', values: [{ value: '45' }, { value: '30' }] })
    expect(await todoOf(chief.actor)).toEqual(['1 处考评员相差太多，等您裁定'])
    await expect(kernel.as(chief.actor, closeMarking, { id })).rejects.toMatchObject({
      code: 'practical.stillOpen',
      detail: '等组长裁定：002 号。',
    })
    const decision = {
      id,
      candidate: dispute?.candidate ?? '',
      item: 'i2',
      on: dispute?.on ?? '',
      value: '40',
      reason: '看过焊件，咬边一处',
    }
    await expect(kernel.as(first.actor, decideApart, decision)).rejects.toEqual(refusal('notChief'))
    await expect(kernel.as(house.agent, decideApart, decision)).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(chief.actor, decideApart, { ...decision, value: '100.5' })).rejects.toMatchObject({
      code: 'practical.badPoints',
      fields: [{ path: 'value', message: '“焊缝成形”给了 100.5 分，最多 50 分，请改' }],
    })
    expect(await kernel.as(chief.actor, decideApart, decision)).toEqual({ left: 0 })
    await expect(kernel.as(chief.actor, decideApart, decision)).rejects.toEqual(refusal('notApart'))
    await expect(kernel.as(first.actor, closeMarking, { id })).rejects.toEqual(refusal('notChief'))
    await expect(kernel.as(chief.actor, signMarking, { id })).rejects.toEqual(refusal('notClosed'))
    await kernel.as(chief.actor, closeMarking, { id })
    await expect(kernel.as(chief.actor, closeMarking, { id })).rejects.toEqual(refusal('closed'))
    expect(await kernel.as(chief.actor, signMarking, { id })).toEqual({ entered: false })
    await expect(kernel.as(chief.actor, signMarking, { id })).rejects.toEqual(refusal('signedAlready'))
    expect(await kernel.as(first.actor, signMarking, { id })).toEqual({ entered: true })
    await expect(kernel.as(second.actor, signMarking, { id })).rejects.toEqual(refusal('entered'))
    const { papers } = await kernel.as(house.agent, readExam, { id: one.exam })
    expect(papers.find(({ paper }) => paper === 'skill')).toMatchObject({
      entered: [3, 3],
      byMachine: true,
      how: '考评员评分',
    })
    // Nobody enters it by hand beside that.
    await expect(
      kernel.as(first.actor, CASE_VERBS.stepCase, {
        number: one.number,
        step: 'enter-marks',
        input: { paper: 'skill', marks: [{ seat: '001', value: '99' }] },
      }),
    ).rejects.toMatchObject({ code: 'assessment.markedByMachine' })
    const theory = { paper: 'theory', marks: ['001', '002', '003'].map((seat) => ({ seat, value: '70' })) }
    for (const who of [first, second])
      await kernel.as(who.actor, CASE_VERBS.stepCase, {
        number: one.number,
        step: 'enter-marks',
        input: theory,
      })
    await kernel.as(house.agent, CASE_VERBS.stepCase, { number: one.number, step: 'publish' })
    const { candidates } = await kernel.as(house.agent, readExam, { id: one.exam })
    expect(candidates.map(({ passed }) => passed)).toEqual([true, true, false])
    await expect(
      sql`update exam_mark set value = '100' where exam = ${one.exam}::uuid and source = 'examiners'`.execute(
        kernel.database.db,
      ),
    ).rejects.toThrow('stays')
  })

  test('中止的照评过的算；签了以后又变的，要重新签', async () => {
    const one = await held(kernel, house, 1)
    const { first, second, chief, id } = of(one)
    for (const who of [first, second])
      await sends(kernel, one, who, [
        { seat: '001', item: 'i1', value: '15' },
        { seat: '001', item: 'presence', value: 'stopped', stop: { code: 'ill', words: '头晕' } },
      ])
    expect((await progress(one)).candidates[0]?.mark).toBe('15')
    await kernel.as(chief.actor, closeMarking, { id })
    await kernel.as(chief.actor, signMarking, { id })
    later()
    await sends(kernel, one, first, [{ seat: '001', item: 'i1', value: '17' }])
    await expect(kernel.as(first.actor, signMarking, { id })).rejects.toEqual(refusal('lateOpen'))
    const [late] = (await progress(one)).late
    expect(late).toMatchObject({ seat: '001', entries: [{ item: 'i1', value: '17' }] })
    expect(await todoOf(chief.actor)).toEqual(['1 名考生有晚到的分，等您采用或不采用'])
    const taking = {
      id,
      candidate: late?.candidate ?? '',
      card: first.card,
      taken: true,
      reason: '收卷前写在纸上',
    }
    await expect(kernel.as(first.actor, decideLateMarks, taking)).rejects.toEqual(refusal('notChief'))
    await kernel.as(chief.actor, decideLateMarks, taking)
    await expect(kernel.as(chief.actor, decideLateMarks, taking)).rejects.toEqual(refusal('noneLate'))
    // Two values of one examiner's two moments: the late one was not written over the first.
    expect((await progress(one)).own).toHaveLength(1)
    await expect(kernel.as(first.actor, signMarking, { id })).rejects.toEqual(refusal('stillOpen'))
    const own = {
      id,
      candidate: taking.candidate,
      card: first.card,
      item: 'i1',
      value: '17',
      reason: '考评员当面确认',
    }
    await kernel.as(chief.actor, decideOwn, own)
    await expect(kernel.as(chief.actor, decideOwn, own)).rejects.toEqual(refusal('notTwoPhones'))
    expect(await kernel.as(first.actor, signMarking, { id })).toEqual({ entered: false })
    expect(await kernel.as(chief.actor, signMarking, { id })).toEqual({ entered: true })
    // What comes after that can only be put aside.
    later()
    await sends(kernel, one, second, [{ seat: '001', item: 'i1', value: '20' }])
    const after = { ...taking, card: second.card }
    await expect(kernel.as(chief.actor, decideLateMarks, after)).rejects.toEqual(refusal('entered'))
    expect(await kernel.as(chief.actor, decideLateMarks, { ...after, taken: false })).toEqual({ entries: 1 })
    expect(await kept(one)).toEqual({ counted: 5, taken: 1, 'put-aside': 1 })
  })
})

describe('有坏心的', () => {
  test('同一条送两遍算一次；两部手机一格两个分都留着，谁也不盖谁；考评员自己选', async () => {
    const one = await held(kernel, house, 1)
    const { first } = of(one)
    const key = randomUUID()
    const once = { key, seat: '001', item: 'i1', value: '15' }
    expect((await sends(kernel, one, first, [once, once])).results).toEqual([
      { key, became: 'counted', why: null },
      { key, became: 'counted', why: null },
    ])
    await sends(kernel, one, first, [once])
    // The other phone did not know of it.
    later()
    await sends(kernel, one, first, [{ seat: '001', item: 'i1', value: '19' }], '手机乙')
    expect(await kept(one)).toEqual({ counted: 2 })
    const [two] = (await progress(one)).own
    expect(two?.values.map(({ value, device }) => [value, device])).toEqual([
      ['15', '手机甲'],
      ['19', '手机乙'],
    ])
    expect(await todoOf(first.actor)).toEqual(['有 1 格两部手机不一致，请您定'])
    const cells = (await sheetOf(kernel, one, first)).candidates[0]?.cells ?? []
    expect(cells.map(({ value }) => value)).toEqual(['15', '19'])
    // The same key with another value, or for another cell, is not that entry.
    const other = await sends(kernel, one, first, [{ ...once, value: '20' }])
    expect(other.results[0]).toMatchObject({
      became: 'rejected',
      why: expect.stringContaining('编号已经用在别处'),
    })
    const over = cells.map(({ key: known }) => known)
    await sends(kernel, one, first, [{ seat: '001', item: 'i1', value: '19', over }])
    expect((await progress(one)).own).toEqual([])
  })

  test('想用 over 把别人的、别格的分盖掉，盖不掉', async () => {
    const one = await held(kernel, house, 2)
    const { first, second } = of(one)
    const [mine, other] = [randomUUID(), randomUUID()]
    await sends(kernel, one, first, [
      { key: mine, seat: '001', item: 'i1', value: '15' },
      { key: other, seat: '002', item: 'i1', value: '16' },
    ])
    await sends(kernel, one, second, [{ seat: '001', item: 'i1', value: '0', over: [mine, other] }])
    await sends(kernel, one, first, [{ seat: '001', item: 'i2', value: '40', over: [mine, other] }])
    const cells = (await sheetOf(kernel, one, first)).candidates.map((each) =>
      each.cells.map(({ item, value }) => [item, value]).sort(),
    )
    expect(cells).toEqual([
      [
        ['i1', '15'],
        ['i2', '40'],
      ],
      [['i1', '16']],
    ])
  })

  test('100.5 分、步长以外、不在表上的考生和项目、别人的考生、乱写的到考情况：留着、不计入、说清是哪里', async () => {
    const one = await held(kernel, house, 12, { examiners: house.examiners, perRoom: 6 })
    const [, first] = house.examiners as [Marker, Marker]
    const all = await kernel.as(house.agent, readPractical, { id: one.session })
    const notMine = all.candidates.find(({ by }) => !by.some(({ card }) => card === first.card))
    const { results } = await sends(kernel, one, first, [
      { seat: '001', item: 'i1', value: '100.5' },
      { seat: '001', item: 'i2', value: '40.25' },
      { seat: '001', item: 'i9', value: '1' },
      { seat: '001', item: 'i1', value: '-1' },
      { seat: '001', item: 'presence', value: 'gone' },
      { item: 'i1', value: '1' },
      { candidate: notMine?.id ?? '', item: 'i1', value: '1' },
    ])
    expect(results.map(({ became, why }) => `${became} ${why}`)).toEqual([
      'rejected 001 号：“焊前准备”给了 100.5 分，最多 20 分，请改',
      'rejected 001 号：“焊缝成形”给了 40.25 分，步长是 0.5 分，请改成它的整数倍',
      'rejected 评分表上没有这一项，请重新取评分表，再评 001 号',
      'rejected 001 号：“焊前准备”不是分数，请填 0 到 20 的数',
      'rejected 001 号的到考情况只能是到考、缺考或中止',
      'rejected 这名考生不在这场的评分表上，请核对场次后重新取评分表',
      `rejected ${notMine?.seat} 号不归您评，由${notMine?.by.map(({ name }) => name).join('、')}评`,
    ])
    expect(await kept(one)).toEqual({ rejected: 7 })
    expect((await progress(one)).rejected).toHaveLength(7)
  })

  test('不是考评员的、别的机构的、市民、用别人证卡送的，都进不来；一名考评员看不到别人给的分', async () => {
    const one = await held(kernel, house, 1)
    const { first, second, id } = of(one)
    await sends(kernel, one, second, [{ seat: '001', item: 'i1', value: '11' }])
    expect(JSON.stringify(await sheetOf(kernel, one, first))).not.toContain('"11"')
    await expect(kernel.as(first.actor, readPractical, { id })).rejects.toEqual(refusal('notChief'))
    const stranger = await aHouse(kernel)
    const entry = {
      key: randomUUID(),
      candidate: randomUUID(),
      item: 'i1',
      value: '1',
      at: new Date().toISOString(),
    }
    const sending = { id, device: 'x', clock: new Date().toISOString(), entries: [entry], card: first.card }
    await expect(kernel.as(second.actor, handInMarks, sending)).rejects.toEqual(refusal('notExaminer'))
    await expect(kernel.as(agent('marker', house.id), handInMarks, sending)).rejects.toEqual(
      refusal('notExaminer'),
    )
    await expect(kernel.as(stranger.chief.actor, handInMarks, sending)).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(stranger.agent, readPractical, { id })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(citizen(one.people[0] ?? ''), readPractical, { id })).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      kernel.as(stranger.agent, arrangePractical, { exam: one.exam, paper: 'skill' }),
    ).rejects.toMatchObject({ status: 403 })
    expect((await kernel.as(stranger.agent, listPractical, {})).items).toEqual([])
    expect((await kernel.as(stranger.agent, listSheets, {})).items).toEqual([])
  })

  test('安排以后才成了同事的、离任的，送来的分不计入，说明怎么办；换人以后由新的评', async () => {
    const one = await held(kernel, house, 2)
    const { first, second, id } = of(one)
    const school = await openSchool(kernel, 9400)
    const { members } = await kernel.as(house.agent, myAccreditation, {})
    const { rows } = await sql<{ person: string }>`select person from practical_examiner
      where session = ${id}::uuid and card = ${first.card}`.execute(kernel.database.db)
    for (const person of [rows[0]?.person ?? '', one.people[0] ?? ''])
      await performAsSystem(kernel, 'test', (ctx) =>
        setStatus(ctx, person, {
          kind: 'employed',
          organisation: school.id,
          detail: { occupation: '焊工', employer: '某厂' },
          from: civilDate('2020-01-01'),
          source: '社保',
          trust: 'A',
        }),
      )
    const tried = await sends(kernel, one, first, [
      { seat: '001', item: 'i1', value: '15' },
      { seat: '002', item: 'i1', value: '15' },
    ])
    expect(tried.results.map(({ became, why }) => [became, why])).toEqual([
      ['rejected', '考评甲与001 号考生是同事，不能由您评，请考评组长换人评'],
      ['counted', null],
    ])
    // Whoever is not assigned in the examination takes nothing over.
    const third = house.examiners[2] as Marker
    const change = { id, out: first.card, in: third.card, seats: ['001'], reason: '与考生是同事，回避' }
    await expect(kernel.as(house.agent, reassignExaminer, change)).rejects.toEqual(refusal('examinerStays'))
    await kernel.as(house.agent, CASE_VERBS.stepCase, {
      number: one.number,
      step: 'assign-examiners',
      input: {
        cards: [second, third, house.chief].map(({ card }) => card).join('、'),
        chief: house.chief.card,
      },
    })
    await expect(
      kernel.as(house.agent, reassignExaminer, { ...change, in: house.chief.card }),
    ).rejects.toEqual(refusal('examinerStays'))
    await expect(
      kernel.as(house.agent, reassignExaminer, { ...change, in: second.card }),
    ).rejects.toMatchObject({ detail: '考评乙已经在评 001 号。请换另一位，或者只换别的座位。' })
    await expect(kernel.as(house.chief.actor, reassignExaminer, change)).rejects.toMatchObject({
      status: 403,
    })
    expect(await kernel.as(house.agent, reassignExaminer, { ...change, seats: [] })).toEqual({
      candidates: 2,
    })
    // What the first gave stays in the record and counts no more.
    expect((await kept(one)).counted).toBe(1)
    const gone = await sends(kernel, one, first, [{ candidate: randomUUID(), item: 'i1', value: '1' }])
    expect(gone.results[0]?.became).toBe('rejected')
    for (const who of [second, third])
      await sends(
        kernel,
        one,
        who,
        ['001', '002'].flatMap((seat) => marksFor(seat, ['15', '40', '20'])),
      )
    expect((await progress(one)).candidates.map(({ mark }) => mark)).toEqual(['75', '75'])
    // An examiner who left meanwhile gives no more marks.
    const leaves = members.find(({ card }) => card === second.card)
    await kernel.as(house.agent, memberLeaves, { id: leaves?.id ?? '' })
    const ended = await sends(kernel, one, second, [{ seat: '001', item: 'i1', value: '16' }])
    expect(ended.results[0]).toMatchObject({
      became: 'rejected',
      why: `证卡 ${second.card} 已经无效或者不在这场，请考务重新指派`,
    })
    house = await aHouse(kernel)
    await aSheet(kernel, house)
  })

  test('两个人同时送同一格、两个人同时签，各算一次，没有丢的', async () => {
    const one = await held(kernel, house, 1)
    const { first, second, chief, id } = of(one)
    for (const who of [first, second]) await declaresFirst(kernel, one, who)
    await Promise.all(
      [first, second, first, second].map((who) =>
        sends(kernel, one, who, marksFor('001', ['15', '40', '20'])),
      ),
    )
    expect(await kept(one)).toEqual({ counted: 12 })
    expect((await progress(one)).candidates[0]?.mark).toBe('75')
    await kernel.as(chief.actor, closeMarking, { id })
    const signed = await Promise.allSettled(
      [chief, first, chief, second].map(({ actor }) => kernel.as(actor, signMarking, { id })),
    )
    const entered = signed.filter((each) => each.status === 'fulfilled' && each.value.entered)
    expect(entered).toHaveLength(1)
  })

  test('考试已经作废、取消或公布的，签不进去；条目和裁定在库里也改不了', async () => {
    const one = await held(kernel, house, 1)
    const { first, chief, id } = of(one)
    await allMarked(one, ['001'])
    await kernel.as(chief.actor, closeMarking, { id })
    await kernel.as(house.agent, CASE_VERBS.stepCase, { number: one.number, step: 'cancel', reason: 'venue' })
    await kernel.as(chief.actor, signMarking, { id })
    await expect(kernel.as(first.actor, signMarking, { id })).rejects.toMatchObject({
      code: 'assessment.notWaitingForMarks',
    })
    const { db } = kernel.database
    for (const tried of [
      sql`update practical_entry set value = '20' where session = ${id}::uuid`,
      sql`delete from practical_entry where session = ${id}::uuid`,
      sql`update practical_signature set name = '别人' where session = ${id}::uuid`,
      sql`update practical_sheet set items = '[]'::jsonb where confirmed_at is not null`,
    ])
      await expect(tried.execute(db)).rejects.toThrow(/refused/)
  })
})

describe('评分表和安排', () => {
  const sheet = { occupation: '焊工', level: 5 as const, paper: 'skill' as const, items: ITEMS }
  test('合计不是 100 的、步长除不尽的、这个等级不考的，编不了；自己编的自己不能确认；确认了不能再动', async () => {
    const off = [{ words: '全部', most: '99.5', step: '0.5' }]
    await expect(kernel.as(house.agent, draftSheet, { ...sheet, items: off })).rejects.toMatchObject({
      code: 'practical.badSheet',
      detail: '各项满分合计 99.5，应为 100。',
    })
    await expect(
      kernel.as(house.agent, draftSheet, { ...sheet, items: [{ words: '全部', most: '100', step: '3' }] }),
    ).rejects.toEqual(refusal('badSheet'))
    await expect(kernel.as(house.agent, draftSheet, { ...sheet, paper: 'review' })).rejects.toEqual(
      refusal('paperNotMarked'),
    )
    const { id, version } = await kernel.as(house.agent, draftSheet, sheet)
    expect((await kernel.as(house.agent, draftSheet, sheet)).id).toBe(id)
    await expect(kernel.as(house.agent, confirmSheet, { id })).rejects.toEqual(refusal('ownSheet'))
    const stranger = await aHouse(kernel)
    await expect(kernel.as(stranger.chief.actor, confirmSheet, { id })).rejects.toMatchObject({ status: 403 })
    expect(await todoOf(house.chief.actor)).toContain('确认以后不能再改，等您核对、确认')
    await kernel.as(house.chief.actor, confirmSheet, { id })
    await expect(kernel.as(house.chief.actor, confirmSheet, { id })).rejects.toEqual(refusal('sheetFrozen'))
    await expect(kernel.as(house.agent, dropSheet, { id })).rejects.toEqual(refusal('sheetFrozen'))
    const next = await kernel.as(house.agent, draftSheet, sheet)
    expect(next.version).toBe(version + 1)
    await kernel.as(house.agent, dropSheet, { id: next.id })
    await expect(kernel.as(house.chief.actor, confirmSheet, { id: next.id })).rejects.toEqual(
      refusal('sheetDropped'),
    )
    expect((await kernel.as(house.agent, draftSheet, sheet)).version).toBe(version + 2)
  })

  test('没有评分表、没有组长、人不够、账号不对、安排两次、别的机构的表，都说清怎么办', async () => {
    const bare = await aHouse(kernel)
    const exam = await seated(kernel, bare, 1)
    const arranging = { exam: exam.exam, paper: 'skill' as const }
    await expect(kernel.as(bare.agent, arrangePractical, arranging)).rejects.toEqual(refusal('noSheet'))
    await aSheet(kernel, bare)
    const [other] = (await kernel.as(house.agent, listSheets, {})).items
    await expect(
      kernel.as(bare.agent, arrangePractical, { ...arranging, sheet: other?.id ?? '' }),
    ).rejects.toEqual(refusal('noSheet'))
    await expect(
      kernel.as(bare.agent, arrangePractical, { exam: exam.exam, paper: 'review' }),
    ).rejects.toEqual(refusal('paperNotMarked'))
    const [first, second] = bare.examiners as [Marker, Marker]
    for (const [accounts, message] of [
      [[{ card: first.card, login: house.chief.login }], '不是本单位能评分的账号'],
      [[{ card: first.card, login: second.login }], '已经给了另一位考评员'],
    ] as const)
      await expect(
        kernel.as(bare.agent, arrangePractical, { ...arranging, accounts: [...accounts] }),
      ).rejects.toMatchObject({ code: 'practical.badAccounts', detail: expect.stringContaining(message) })
    const few = await seated(kernel, bare, 1, [first])
    await expect(
      kernel.as(bare.agent, arrangePractical, { ...arranging, exam: few.exam }),
    ).rejects.toMatchObject({
      code: 'practical.tooFewExaminers',
      detail: '已指派证卡有效的考评员 2 名；连组长不少于 3 名，组长不评分、只裁定。请在考试页重新指派。',
    })
    expect(await kernel.as(bare.agent, prepareSession, { exam: exam.exam })).toMatchObject({
      papers: [{ paper: 'skill', sitters: 1, arranged: false, sheet: { version: 1 }, each: 2 }],
    })
    const { id } = await kernel.as(bare.agent, arrangePractical, arranging)
    await expect(kernel.as(bare.agent, arrangePractical, arranging)).rejects.toEqual(refusal('arranged'))
    expect((await kernel.as(bare.chief.actor, listPractical, {})).items).toMatchObject([{ id, own: 'chief' }])
  })
})

describe('纸质评分表双录', () => {
  test('两个人各录一遍，不一致的逐格说出来，各改各的，一致了才算；第三个人、录两遍的、手机评过的都不行', async () => {
    const one = await held(kernel, house, 2)
    const { first, second, chief, id } = of(one)
    const { candidates } = await sheetOf(kernel, one, first)
    const candidate = candidates[0]?.id ?? ''
    const cells = (...points: string[]) => points.map((value, at) => ({ item: `i${at + 1}`, value }))
    const paper = { id, candidate, card: first.card }
    const types = (who: Marker['actor'], given: ReturnType<typeof cells>) =>
      kernel.as(who, typeSheet, { ...paper, cells: given })
    await expect(types(house.agent, cells('100.5', '40', '20'))).rejects.toMatchObject({
      code: 'practical.badPoints',
      fields: [{ path: 'cells.i1', message: '“焊前准备”给了 100.5 分，最多 20 分，请改' }],
    })
    await expect(types(house.agent, cells('18', '40'))).rejects.toMatchObject({ title: '“安全文明”没有填' })
    expect(await types(house.agent, cells('18', '40', '20'))).toEqual({
      place: 1,
      differing: [],
      agreed: false,
    })
    const unseen = await kernel.as(second.actor, readTyping, { id })
    expect(unseen.sheets[0]).toMatchObject({ state: 'one', own: null, differing: [] })
    expect(JSON.stringify(unseen)).not.toContain('"18"')
    expect(await types(second.actor, cells('18', '45', '20.0'))).toEqual({
      place: 2,
      differing: ['i2'],
      agreed: false,
    })
    await expect(types(chief.actor, cells('18', '45', '20'))).rejects.toEqual(refusal('typedByTwo'))
    expect(await kept(one)).toEqual({})
    expect((await progress(one)).typed).toMatchObject([
      { seat: '001', name: '考评甲', item: 'i2', values: [{ value: '40' }, { value: '45' }] },
    ])
    expect((await kernel.as(house.agent, readTyping, { id })).sheets[0]).toMatchObject({
      state: 'differs',
      own: { i2: '40' },
      differing: ['i2'],
    })
    expect(await types(house.agent, cells('18', '45', '20'))).toEqual({
      place: 1,
      differing: [],
      agreed: true,
    })
    await expect(types(second.actor, cells('1', '1', '1'))).rejects.toEqual(refusal('bothAgree'))
    expect(await kept(one)).toEqual({ counted: 3 })
    // What the examiner then gives on the phone without having seen it stands beside it.
    await sends(kernel, one, first, [{ seat: '001', item: 'i2', value: '30' }])
    expect((await progress(one)).own).toMatchObject([{ seat: '001', item: 'i2' }])
    await sends(kernel, one, second, marksFor('002', ['18', '45', '20']))
    const phoned = {
      ...paper,
      candidate: candidates[1]?.id ?? '',
      card: second.card,
      cells: cells('1', '1', '1'),
    }
    await expect(kernel.as(house.agent, typeSheet, phoned)).rejects.toEqual(refusal('notFromPaper'))
    const nobodys = { ...paper, card: chief.card, cells: cells('1', '1', '1') }
    await expect(kernel.as(house.agent, typeSheet, nobodys)).rejects.toEqual(refusal('noSuchCandidate'))
  })
})

describe('成绩更正', () => {
  test('录入以后由机构提出、市局另一个人决定；改的是新的一条，合格不合格跟着变；超过满分、一样、重提、自己定的都不行', async () => {
    const one = await held(kernel, house, 2)
    const { first, second, chief, id } = of(one)
    await allMarked(one, ['001', '002'], ['10', '30', '15'])
    const proposal = { id, seat: '001', value: '65', reason: '第二项漏加 10 分，附评分表' }
    await expect(kernel.as(house.agent, proposeCorrection, proposal)).rejects.toEqual(refusal('notEntered'))
    await kernel.as(chief.actor, closeMarking, { id })
    for (const who of [chief, first]) await kernel.as(who.actor, signMarking, { id })
    const theory = { paper: 'theory', marks: ['001', '002'].map((seat) => ({ seat, value: '70' })) }
    for (const who of [first, second])
      await kernel.as(who.actor, CASE_VERBS.stepCase, {
        number: one.number,
        step: 'enter-marks',
        input: theory,
      })
    await kernel.as(house.agent, CASE_VERBS.stepCase, { number: one.number, step: 'publish' })
    await expect(
      kernel.as(house.agent, proposeCorrection, { ...proposal, value: '100.5' }),
    ).rejects.toMatchObject({
      code: 'practical.badPoints',
      title: '001 号的成绩 100.5 超过满分 100，请改',
    })
    await expect(kernel.as(house.agent, proposeCorrection, { ...proposal, value: '55.00' })).rejects.toEqual(
      refusal('sameMark'),
    )
    await expect(kernel.as(house.agent, proposeCorrection, { ...proposal, seat: '009' })).rejects.toEqual(
      refusal('noSuchCandidate'),
    )
    const { correction } = await kernel.as(house.agent, proposeCorrection, proposal)
    await expect(kernel.as(house.agent, proposeCorrection, proposal)).rejects.toEqual(
      refusal('correctionWaits'),
    )
    await expect(
      kernel.as(house.agent, decideCorrection, { id: correction, accept: true }),
    ).rejects.toMatchObject({
      status: 403,
    })
    const bureau = official('municipal-reviewer', 'all', '市复核')
    expect((await kernel.as(bureau, readCorrection, { id: correction })).foreseen).toEqual({
      published: true,
      passing: 1,
      failing: 0,
      reexamined: 0,
    })
    expect(
      (await kernel.as(bureau, WORK_VERBS.listTodo, { kind: 'practical.corrections' })).items,
    ).toMatchObject([{ title: '焊工 五级（初级工） 操作技能 001 号：55 更正为 65' }])
    expect(await kernel.as(bureau, decideCorrection, { id: correction, accept: true })).toEqual({
      passing: 1,
      reexamined: 0,
    })
    await expect(kernel.as(bureau, decideCorrection, { id: correction, accept: true })).rejects.toEqual(
      refusal('correctionDecided'),
    )
    const { candidates } = await kernel.as(house.agent, readExam, { id: one.exam })
    expect(candidates.map(({ passed }) => passed)).toEqual([true, false])
    // The next one begins from what stands now.
    later()
    const again = await kernel.as(house.agent, proposeCorrection, { ...proposal, value: '55' })
    expect(await kernel.as(bureau, decideCorrection, { id: again.correction, accept: false })).toEqual({
      passing: 0,
      reexamined: 0,
    })
    expect(
      (await kernel.as(bureau, listCorrections, {})).items.map(({ before, value, stage }) => [
        before,
        value,
        stage,
      ]),
    ).toEqual([
      ['65', '55', 'refused'],
      ['55', '65', 'decided'],
    ])
  })
})
