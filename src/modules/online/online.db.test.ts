import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { videoOf } from '../../kernel/file/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { addLesson, draftCourse, takeOutLesson } from './verbs/edit-course.ts'
import { answerQuiz, myLearning } from './verbs/my-learning.ts'
import { listCourses, readCourse, readLesson, readVideo } from './verbs/read-courses.ts'
import { openWatching, tellBeat } from './verbs/watch.ts'

const writer = official('municipal-officer', 'all', '甲编写')
const checker = official('municipal-reviewer', 'all', '乙审核')
const video = readFileSync(new URL('../../main/demo/desks/lesson.webm', import.meta.url))
const file = { name: 'lesson.webm', content: new Uint8Array(video) }

let kernel: TestKernel
let lesson = ''
let quiz = ''
let course = 0
beforeAll(async () => {
  kernel = await testKernel()
  const number = await drafted()
  await kernel.as(writer, addLesson, { number, kind: 'quiz', title: '测验', body: '几米？\n- 三米\n* 十米' })
  await step(writer, number, 'submit')
  await step(checker, number, 'publish')
  course = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0]?.id ?? 0
  const { lines } = await perform(kernel, readCourse, asking(PUBLIC), { id: course })
  lesson = lines[0]?.id ?? ''
  quiz = lines[1]?.id ?? ''
  pass(0)
})
afterAll(() => kernel?.close())

async function drafted(): Promise<string> {
  const { number } = await kernel.as(writer, draftCourse, {
    title: '焊接作业前的检查',
    summary: '动火以前要看的五件事，一分半钟看完。',
    source: '市人社局',
  })
  await kernel.as(writer, addLesson, { number, kind: 'video', title: '五项检查', file })
  return number
}
const step = (actor: typeof writer, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })

let people = 0
/** Somebody who has never learnt here. */
const somebody = () => {
  people += 1
  return citizen(`00000000-0000-4000-8000-${String(people).padStart(12, '0')}`)
}
let moment = Date.UTC(2026, 2, 3, 1)
const pass = (seconds: number) => {
  moment += seconds * 1000
  kernel.clock.set(new Date(moment).toISOString())
}

/** A player that says what it is told to say; it never waits for a presence check. */
async function player(who: ReturnType<typeof somebody>) {
  const { session, position } = await kernel.as(who, openWatching, { id: lesson })
  await sql`update online_session set check_after_ms = 10000000 where id = ${session}::uuid`.execute(
    kernel.database.db,
  )
  let seq = 0
  return {
    session,
    position,
    async tell(at: number, more: object = {}) {
      seq += 1
      const said = await kernel.as(who, tellBeat, {
        id: session,
        seq,
        position: at,
        rate: 1,
        playing: true,
        hidden: false,
        jumped: false,
        ...more,
      })
      return said
    },
  }
}
const counted = async (who: ReturnType<typeof somebody>) =>
  (await kernel.as(who, myLearning, {})).items[0]?.counted ?? 0

describe('看一节网课', () => {
  test('看多少计多少，断了从最后确认的地方接着看', async () => {
    const who = somebody()
    const first = await player(who)
    await first.tell(0)
    pass(15)
    expect(await first.tell(15)).toMatchObject({ counted: 15, added: 15, why: null })
    pass(15)
    await first.tell(30)
    const again = await player(who)
    expect(again.position).toBe(30)
    await again.tell(30)
    pass(59)
    await again.tell(89, { playing: false })
    const [mine] = (await kernel.as(who, myLearning, {})).items
    expect(mine).toMatchObject({ id: course, counted: 89, length: 90, done: false })
    expect(mine?.days).toEqual([{ day: '2026-03-03', counted: 89 }])
    expect(mine?.lessons[0]?.done).toBe(true)
    await kernel.as(who, answerQuiz, { id: quiz, answers: [0] })
    expect(await kernel.as(who, answerQuiz, { id: quiz, answers: [1] })).toMatchObject({ passed: true })
    expect((await kernel.as(who, myLearning, {})).items[0]?.done).toBe(true)
  })

  test('点名不应答，上次应答以来的收回，并且说为什么', async () => {
    const who = somebody()
    const one = await player(who)
    await sql`update online_session set check_after_ms = 20000 where id = ${one.session}::uuid`.execute(
      kernel.database.db,
    )
    await one.tell(0)
    pass(15)
    await one.tell(15)
    pass(15)
    const asked = await one.tell(30)
    expect(asked).toMatchObject({ counted: 30, ended: false })
    expect(asked.check?.choices).toContain(asked.check?.ask)
    pass(5)
    const shown = await one.tell(30, { answer: asked.check?.ask })
    expect(shown).toMatchObject({ check: null, why: null })
    await sql`update online_session set check_after_ms = 10000 where id = ${one.session}::uuid`.execute(
      kernel.database.db,
    )
    pass(20)
    const second = await one.tell(50)
    expect(second).toMatchObject({ counted: 50 })
    pass(61)
    expect(await one.tell(50)).toMatchObject({ ended: true, counted: 30, why: { code: 'missed' } })
    const [mine] = (await kernel.as(who, myLearning, {})).items
    expect(mine?.counted).toBe(30)
    expect(mine?.uncounted.map(({ code }) => code)).toContain('missed')
  })
})

describe('六种作弊，一秒不计', () => {
  test('伪造完成', async () => {
    const who = somebody()
    const cheat = await player(who)
    await cheat.tell(90, { playing: false })
    await cheat.tell(0)
    pass(1)
    expect(await cheat.tell(90, { playing: false })).toMatchObject({ added: 0, why: { code: 'jumped' } })
    expect(await counted(who)).toBe(0)
  })
  test('拖动', async () => {
    const who = somebody()
    const cheat = await player(who)
    await cheat.tell(0)
    pass(2)
    await cheat.tell(60, { jumped: true })
    expect(await cheat.tell(85)).toMatchObject({ added: 0 })
    expect(await counted(who)).toBe(0)
  })
  test('倍速，说不说都一样', async () => {
    const who = somebody()
    const cheat = await player(who)
    await cheat.tell(0, { rate: 2 })
    pass(10)
    await cheat.tell(20, { rate: 2 })
    await cheat.tell(20)
    pass(10)
    await cheat.tell(40)
    expect(await counted(who)).toBe(0)
  })
  test('两台设备：先开的那台从此不计，两台加起来不超过过去的时间', async () => {
    const who = somebody()
    const first = await player(who)
    await first.tell(0)
    const second = await player(who)
    await second.tell(0)
    pass(10)
    expect(await first.tell(10)).toMatchObject({ added: 0, ended: true, why: { code: 'elsewhere' } })
    expect(await counted(who)).toBe(0)
    await second.tell(10)
    expect(await counted(who)).toBe(10)
  })
  test('切到后台', async () => {
    const who = somebody()
    const cheat = await player(who)
    await cheat.tell(0, { hidden: true })
    pass(10)
    expect(await cheat.tell(10, { hidden: true })).toMatchObject({ added: 0, why: { code: 'hidden' } })
    expect(await counted(who)).toBe(0)
  })
  test('重放同一个包，同时来两个也只计一次', async () => {
    const who = somebody()
    const cheat = await player(who)
    await cheat.tell(0)
    pass(10)
    const packet = {
      id: cheat.session,
      seq: 2,
      position: 10,
      rate: 1,
      playing: true,
      hidden: false,
      jumped: false,
    }
    await Promise.all([1, 2, 3].map(() => kernel.as(who, tellBeat, packet)))
    expect(await counted(who)).toBe(10)
    pass(10)
    expect(await kernel.as(who, tellBeat, packet)).toMatchObject({ added: 0, why: { code: 'replayed' } })
    expect(await counted(who)).toBe(10)
  })
  test('别人的播放会话不认', async () => {
    const one = await player(somebody())
    await expect(
      kernel.as(somebody(), tellBeat, {
        id: one.session,
        seq: 1,
        position: 0,
        rate: 1,
        playing: true,
        hidden: false,
        jumped: false,
      }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('编一门网课', () => {
  test('没有视频的送不出去；改了扩展名的压缩包不收', async () => {
    const { number } = await kernel.as(writer, draftCourse, {
      title: '没有视频的课',
      summary: '只有文档，送不出去的一门课。',
      source: '市人社局',
    })
    await kernel.as(writer, addLesson, { number, kind: 'document', title: '说明', body: '正文一段' })
    await expect(step(writer, number, 'submit')).rejects.toMatchObject({ status: 422 })
    const zip = { name: 'lesson.mp4', content: new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(60).fill(7)]) }
    await expect(
      kernel.as(writer, addLesson, { number, kind: 'video', title: '视频', file: zip }),
    ).rejects.toMatchObject({ status: 422, code: 'online.notAVideo' })
  })

  test('编写的人不能自己发布；送审以后不能改课件；下架以后不能再学，说为什么', async () => {
    const number = await drafted()
    const { id } = await kernel.as(writer, addLesson, { number, kind: 'video', title: '再来一遍', file })
    await kernel.as(writer, takeOutLesson, { number, lesson: id })
    await step(writer, number, 'submit')
    await expect(step(writer, number, 'publish')).rejects.toMatchObject({ status: 403 })
    await expect(
      kernel.as(writer, addLesson, { number, kind: 'video', title: '再来一遍', file }),
    ).rejects.toMatchObject({ code: 'online.notDrafted' })
    await step(checker, number, 'publish')
    const { id: shown } = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0] ?? { id: 0 }
    const { lines } = await perform(kernel, readCourse, asking(PUBLIC), { id: shown })
    const own = lines[0]?.id ?? ''
    const { media } = await perform(kernel, readLesson, asking(PUBLIC), { id: own })
    const video = { id: media?.split('/').at(-1) ?? '' }
    expect((await perform(kernel, readVideo, asking(PUBLIC), video)).type).toBe('video/webm')
    await step(checker, number, 'withdraw', { reason: 'outdated' })
    await expect(perform(kernel, readVideo, asking(PUBLIC), video)).rejects.toMatchObject({ status: 404 })
    await expect(kernel.as(somebody(), openWatching, { id: own })).rejects.toMatchObject({ status: 409 })
    expect((await perform(kernel, readCourse, asking(PUBLIC), { id: shown })).withdrawn?.why).toBe(
      '内容已经过时',
    )
  })

  test('视频多长，看它自己写的', () => {
    expect(videoOf(video)).toEqual({ type: 'video/webm', millis: 89_800 })
    expect(videoOf(video.subarray(0, 40))).toBeNull()
    expect(videoOf(Buffer.from('PK\u0003\u0004 not a video at all'))).toBeNull()
    const mvhd = Buffer.alloc(108)
    mvhd.writeUInt32BE(108, 0)
    mvhd.write('mvhd', 4)
    mvhd.writeUInt32BE(600, 20)
    mvhd.writeUInt32BE(6000, 24)
    const moov = Buffer.concat([Buffer.from([0, 0, 0, 116]), Buffer.from('moov'), mvhd])
    const ftyp = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypisom'), Buffer.alloc(4)])
    expect(videoOf(Buffer.concat([ftyp, moov]))).toEqual({ type: 'video/mp4', millis: 10_000 })
  })
})
