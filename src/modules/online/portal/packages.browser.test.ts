import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { cmi5Package, scormPackage } from '../../../../test/online/packages.ts'
import { servePortal } from '../../../../test/pages/serve-portal.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { secureHeaders } from '../../../main/serve/headers.ts'
import { mountPackages } from '../package/serve.ts'
import { addLesson, draftCourse } from '../verbs/edit-course.ts'
import { myLearning } from '../verbs/my-learning.ts'
import { listCourses, readCourse } from '../verbs/read-courses.ts'
import { onlinePortal } from './index.ts'

/** Tries all that a page with bad intent would, and says what it got. */
const BURGLAR = `<!doctype html><html><head><title>一</title></head><body><p id="got"></p><script>
const got = []
const tried = (what, run) => { try { run(); got.push(what) } catch {} }
tried('cookie', () => { if (document.cookie === '' ) throw 0 })
tried('page', () => parent.document.body)
tried('kept', () => localStorage.length)
const sent = fetch('/api/v1/online/mine', { credentials: 'include' }).then(() => got.push('site'), () => {})
const away = fetch('https://example.org/', { mode: 'no-cors' }).then(() => got.push('elsewhere'), () => {})
API.LMSInitialize('')
const before = API.LMSGetValue('cmi.suspend_data')
API.LMSSetValue('cmi.suspend_data', '第3页')
API.LMSSetValue('cmi.core.lesson_status', 'completed')
API.LMSSetValue('cmi.core.session_time', '0099:00:00')
API.LMSCommit('')
Promise.all([sent, away]).then(() => { document.getElementById('got').textContent = '拿到：' + got.join('、') + '；接着：' + before })
</script></body></html>`

/** A unit of cmi5 as the standard tells it, by hand. */
const UNIT = `<!doctype html><p id="got">开始</p><script>
const said = new URLSearchParams(location.search)
const own = { agent: said.get('actor'), activityId: said.get('activityId'), registration: said.get('registration') }
const say = (text) => { document.getElementById('got').textContent = text }
;(async () => {
  const { 'auth-token': token } = await (await fetch(said.get('fetch'), { method: 'POST' })).json()
  const headers = { authorization: 'Basic ' + token, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' }
  const at = (path, query) => said.get('endpoint') + path + '?' + new URLSearchParams(query)
  const { contextTemplate } = await (await fetch(at('/activities/state', { ...own, stateId: 'LMS.LaunchData' }), { headers })).json()
  await fetch(at('/agents/profile', { agent: own.agent, profileId: 'cmi5LearnerPreferences' }), { headers })
  const tell = async (verb, result, moves) => {
    const id = crypto.randomUUID ? crypto.randomUUID() : '00000000-0000-4000-8000-' + String(Date.now()).slice(-12).padStart(12, '0')
    const category = [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }, ...(moves ? [{ id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }] : [])]
    const statement = { id, timestamp: new Date().toISOString(), actor: JSON.parse(own.agent), verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb }, object: { id: own.activityId }, ...(result ? { result } : {}),
      context: { ...contextTemplate, registration: own.registration, contextActivities: { ...contextTemplate.contextActivities, category } } }
    return (await fetch(at('/statements', { statementId: id }), { method: 'PUT', headers, body: JSON.stringify(statement) })).status
  }
  say([await tell('initialized'), await tell('completed', { completion: true, duration: 'PT1S' }, true)].join('、'))
})().catch((error) => say(String(error)))
</script>`

let kernel: TestKernel
let site: FastifyInstance
let browser: Browser
const learner = citizen('00000000-0000-4000-8000-000000000001')

beforeAll(async () => {
  kernel = await testKernel()
  site = Fastify()
  secureHeaders(site, 'http://127.0.0.1', [])
  await mountPackages(site, kernel)
  await servePortal(site, kernel, onlinePortal.pages, () => learner)
  kernel.origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await kernel?.close()
})

async function lesson(content: Uint8Array): Promise<string> {
  const [writer, checker] = [
    official('municipal-officer', 'all', '甲'),
    official('municipal-reviewer', 'all', '乙'),
  ]
  const about = {
    title: '课件包做的一门课',
    summary: '由制作工具导出的课件包，不计学时。',
    source: '市人社局',
  }
  const { number } = await kernel.as(writer, draftCourse, about)
  await kernel.as(writer, addLesson, {
    number,
    kind: 'package',
    title: '互动练习',
    file: { name: 'a.zip', content },
  })
  await kernel.as(writer, CASE_VERBS.stepCase, { number, step: 'submit' })
  await kernel.as(checker, CASE_VERBS.stepCase, { number, step: 'publish' })
  const id = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0]?.id ?? 0
  return (await perform(kernel, readCourse, asking(PUBLIC), { id })).lines[0]?.id ?? ''
}

async function visit(id: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.context().addCookies([{ name: 'session', value: 'secret', url: kernel.origin }])
  await page.goto(`${kernel.origin}/learn/online/lessons/${id}`)
  return page
}
const open = async (page: Page) => {
  await page.getByRole('button', { name: '打开' }).click()
  return page.frameLocator('iframe').locator('#got')
}
const picture = async (page: Page, name: string) => {
  const folder = process.env.HAIHE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('SCORM 课件在沙箱里：拿不到登录、外面的页面和别的网站，从停下的地方接着学，不计学时', async () => {
  const page = await visit(await lesson(scormPackage(BURGLAR)), 390)
  const first = await open(page)
  await expect.poll(() => first.textContent()).toBe('拿到：；接着：')
  expect(await widest(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await picture(page, 'package-390')
  const second = await open(page)
  await expect.poll(() => second.textContent()).toBe('拿到：；接着：第3页')
  await page.reload()
  expect(await page.locator('table').textContent()).toContain('学完')
  expect(await page.locator('main').textContent()).toContain('课件包不计学时')
  const { items } = await perform(kernel, myLearning, asking(learner), {})
  expect(items[0]).toMatchObject({ counted: 0, done: true })
  await page.close()
})

test('cmi5 课件在沙箱里取凭据、报记录', async () => {
  const page = await visit(await lesson(cmi5Package({}, UNIT)), 1440)
  const got = await open(page)
  await expect.poll(() => got.textContent()).toBe('204、204')
  await picture(page, 'package-1440')
  await page.reload()
  expect(await page.locator('main').textContent()).toContain('这次打开已经用过')
  expect(await page.locator('table').textContent()).toContain('学完')
  await page.close()
})
