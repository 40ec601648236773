import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { portalScripts } from '../../../../vite.config.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { type Kernel, mountVerbs, perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { online } from '../module.ts'
import { addLesson, draftCourse } from '../verbs/edit-course.ts'
import { myLearning } from '../verbs/my-learning.ts'
import { listCourses, readCourse } from '../verbs/read-courses.ts'
import { onlinePortal } from './index.ts'

/** The player as it is built, apart from what the program serves. */
const SCRIPTS = join(tmpdir(), `haihe-player-${process.pid}`)

let base: TestKernel
let kernel: Kernel
let app: FastifyInstance
let browser: Browser
let origin: string
let visitor: Actor = PUBLIC
let course = 0
let lesson = ''
let people = 0

beforeAll(async () => {
  base = await testKernel()
  // Films play at the speed of the machine's own clock.
  kernel = { ...base, clock: { now: () => new Date() } }
  const writer = official('municipal-officer', 'all', '甲编写')
  const checker = official('municipal-reviewer', 'all', '乙审核')
  const as: TestKernel['as'] = (actor, verb, input) => perform(kernel, verb, asking(actor), input)
  const { number } = await as(writer, draftCourse, {
    title: '焊接作业前的检查',
    summary: '动火以前要看的五件事，一分半钟看完。',
    source: '市人社局',
  })
  const content = new Uint8Array(
    readFileSync(new URL('../../../main/demo/desks/lesson.webm', import.meta.url)),
  )
  await as(writer, addLesson, { number, kind: 'video', title: '五项检查', file: { name: 'a.webm', content } })
  await as(writer, CASE_VERBS.stepCase, { number, step: 'submit' })
  await as(checker, CASE_VERBS.stepCase, { number, step: 'publish' })
  course = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0]?.id ?? 0
  lesson = (await perform(kernel, readCourse, asking(PUBLIC), { id: course })).lines[0]?.id ?? ''
  for (const script of portalScripts(SCRIPTS, ['player'])) await build(script)
  app = Fastify()
  await app.register(async (api) => {
    mountVerbs(api, online.verbs, { kernel, actorOf: () => visitor, guard: () => undefined })
  })
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: onlinePortal.pages,
    styles: onlinePortal.styles ?? [],
    scripts: [pathToFileURL(join(SCRIPTS, 'player.js'))],
    actorOf: () => visitor,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
    report: (error) => {
      throw error
    },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await base?.close()
  rmSync(SCRIPTS, { recursive: true, force: true })
})

/** The lesson's page before somebody who has never learnt here. */
async function learner(): Promise<{ who: Actor; page: Page }> {
  people += 1
  const who = citizen(`00000000-0000-4000-8000-${String(people).padStart(12, '0')}`)
  visitor = who
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${origin}/learn/online/lessons/${lesson}`)
  await page.locator('video').evaluate(async (film: HTMLVideoElement) => {
    film.muted = true
    if (film.readyState < 1) await new Promise((ready) => film.addEventListener('loadedmetadata', ready))
  })
  return { who, page }
}
const counted = async (who: Actor) =>
  (await perform(kernel, myLearning, asking(who), {})).items[0]?.counted ?? 0
/** Plays for so many seconds and then stops, so that the player tells where it is. */
const play = (page: Page, seconds: number) =>
  page.locator('video').evaluate(async (film: HTMLVideoElement, time) => {
    await film.play()
    await new Promise((over) => setTimeout(over, time * 1000))
    film.pause()
  }, seconds)
const told = (page: Page) => page.waitForResponse((one) => one.url().endsWith('/beats'))

test('看几秒最多计几秒，页面上看得到；重新打开从确认的地方接着看', async () => {
  const { who, page } = await learner()
  expect(await widest(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await play(page, 6)
  await expect.poll(() => counted(who)).toBeGreaterThanOrEqual(1)
  const sum = await counted(who)
  expect(sum).toBeLessThanOrEqual(
    await page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime),
  )
  await expect.poll(() => page.locator('[data-told]').textContent()).toContain(`已计 ${sum} 秒`)
  const left = await page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime)
  await page.reload()
  await play(page, 1)
  const again = await page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime)
  expect(Math.abs(again - 1 - left)).toBeLessThan(5)
  await page.close()
})

test('伪造完成、拖动、倍速、切到后台，一秒不计，页面说为什么', async () => {
  const { who, page } = await learner()
  const why = () => page.locator('[data-why]').textContent()
  // Seeking: to the end, which is there already.
  await page.locator('video').evaluate(async (film: HTMLVideoElement) => {
    film.currentTime = 80
    await new Promise((done) => film.addEventListener('seeked', done, { once: true }))
  })
  expect(await counted(who)).toBe(0)
  // Rate: twice as fast for two seconds.
  await page.locator('video').evaluate((film: HTMLVideoElement) => {
    film.currentTime = 0
    film.playbackRate = 2
  })
  await Promise.all([told(page), play(page, 3)])
  await expect.poll(why).toContain('没有用正常速度播放')
  expect(await counted(who)).toBe(0)
  // Forged completion: the player's own end, told at once.
  await page.evaluate(async (id) => {
    const post = (address: string, body: object) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then((one) => one.json())
    const { session } = await post(`/api/v1/online/lessons/${id}/sessions`, {})
    const packet = { rate: 1, playing: true, hidden: false, jumped: false }
    const beats = `/api/v1/online/sessions/${session}/beats`
    await post(beats, { ...packet, seq: 1, position: 0 })
    await post(beats, { ...packet, seq: 2, position: 89 })
    // Replayed: the same packet a hundred times.
    for (let time = 0; time < 100; time += 1) await post(beats, { ...packet, seq: 2, position: 89 })
  }, lesson)
  expect(await counted(who)).toBe(0)
  await page.close()
})

test('两台设备：后开的那台计，先开的停下；切到后台就停', async () => {
  const { who, page } = await learner()
  const other = await browser.newPage()
  await other.goto(`${origin}/learn/online/lessons/${lesson}`)
  await other.locator('video').evaluate((film: HTMLVideoElement) => {
    film.muted = true
  })
  await Promise.all([told(page), play(page, 0.2)])
  await Promise.all([told(other), play(other, 0.2)])
  const before = await counted(who)
  await Promise.all([told(page), play(page, 3)])
  expect(await counted(who)).toBe(before)
  await expect.poll(() => page.locator('[data-why]').textContent()).toContain('另一台设备')
  await other.locator('video').evaluate(async (film: HTMLVideoElement) => {
    await film.play()
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    await new Promise((over) => setTimeout(over, 1500))
  })
  expect(await other.locator('video').evaluate((film: HTMLVideoElement) => film.paused)).toBe(true)
  expect(await counted(who)).toBeLessThanOrEqual(before + 1)
  await page.close()
  await other.close()
})
