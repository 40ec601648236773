import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { cmi5Package, cmi5Xml, scormPackage, zipOf } from '../../../../test/online/packages.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { addLesson, draftCourse } from '../verbs/edit-course.ts'
import { myLearning } from '../verbs/my-learning.ts'
import { openUnit, readOpening } from '../verbs/open-unit.ts'
import { listCourses, readCourse } from '../verbs/read-courses.ts'
import { openWatching } from '../verbs/watch.ts'
import { mountPackages } from './serve.ts'

const writer = official('municipal-officer', 'all', '甲编写')
const checker = official('municipal-reviewer', 'all', '乙审核')

let kernel: TestKernel
let app: FastifyInstance
beforeAll(async () => {
  kernel = await testKernel()
  app = Fastify()
  await mountPackages(app, kernel)
})
afterAll(async () => {
  await app?.close()
  await kernel?.close()
})

let people = 0
const somebody = () => {
  people += 1
  return citizen(`00000000-0000-4000-8000-${String(people).padStart(12, '0')}`)
}
type Learner = ReturnType<typeof somebody>

const draft = async () =>
  (
    await kernel.as(writer, draftCourse, {
      title: '课件包做的一门课',
      summary: '由制作工具导出的课件包，不计学时。',
      source: '市人社局',
    })
  ).number
const add = (number: string, content: Uint8Array, name = 'course.zip') =>
  kernel.as(writer, addLesson, { number, kind: 'package', title: '课件包', file: { name, content } })
const step = (actor: typeof writer, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })

/** A published course of one package: its case and its lesson. */
async function published(content: Uint8Array): Promise<{ number: string; lesson: string; course: number }> {
  const number = await draft()
  await add(number, content)
  await step(writer, number, 'submit')
  await step(checker, number, 'publish')
  const course = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0]?.id ?? 0
  const { lines } = await perform(kernel, readCourse, asking(PUBLIC), { id: course })
  return { number, lesson: lines[0]?.id ?? '', course }
}

/** Opens the first unit: its address, apart. */
async function opened(who: Learner, lesson: string) {
  const { opening } = await kernel.as(who, openUnit, { id: lesson, unit: 0 })
  const { address } = await perform(kernel, readOpening, asking(who), { id: opening })
  const url = new URL(address)
  const said = (name: string) => url.searchParams.get(name) ?? ''
  return { opening, url, said, path: url.pathname }
}

/** A unit of cmi5 that has done what it must before it begins. */
async function begun(who: Learner, lesson: string) {
  const unit = await opened(who, lesson)
  const { said } = unit
  const token = (await app.inject({ method: 'POST', url: new URL(said('fetch')).pathname })).json()[
    'auth-token'
  ]
  const headers = {
    authorization: `Basic ${token}`,
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  }
  const own = { agent: said('actor'), activityId: said('activityId'), registration: said('registration') }
  const ask = (path: string, query: Record<string, string>) =>
    app.inject({ method: 'GET', url: `/learn/cmi5/xapi${path}?${new URLSearchParams(query)}`, headers })
  const launch = await ask('/activities/state', { ...own, stateId: 'LMS.LaunchData' })
  await ask('/agents/profile', { agent: own.agent, profileId: 'cmi5LearnerPreferences' })
  const { contextTemplate } = launch.json()
  const tell = (verb: string, more: Record<string, unknown> = {}, moves = false) =>
    app.inject({
      method: 'POST',
      url: '/learn/cmi5/xapi/statements',
      headers,
      payload: {
        id: randomUUID(),
        timestamp: kernel.clock.now().toISOString(),
        actor: JSON.parse(own.agent),
        verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
        object: { id: own.activityId },
        context: {
          ...contextTemplate,
          registration: own.registration,
          contextActivities: {
            ...contextTemplate.contextActivities,
            category: [
              { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
              ...(moves ? [{ id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }] : []),
            ],
          },
        },
        ...more,
      },
    })
  return { ...unit, own, ask, tell, launch, headers }
}
const completes = { result: { completion: true, duration: 'PT4H' } }
const progress = async (who: Learner) => (await kernel.as(who, myLearning, {})).items[0]

describe('收一个课件包', () => {
  test.each([
    ['不是压缩包', Buffer.from('这是一段文字'), '这个压缩包', '不是 zip'],
    ['没有目录', zipOf({ 'index.html': '<p>' }), '这个压缩包', '里面没有 cmi5.xml'],
    ['目录在文件夹里', zipOf({ 'a/cmi5.xml': cmi5Xml() }), 'a/cmi5.xml', '最外层'],
    [
      '指到压缩包外面',
      zipOf({ '../../etc/passwd.txt': 'x', 'cmi5.xml': cmi5Xml() }),
      '../../etc/passwd.txt',
      '外面',
    ],
    ['程序改成图片', zipOf({ 'a.png': 'MZ\u0090', 'cmi5.xml': cmi5Xml() }), 'a.png', '扩展名不符'],
    ['压缩包改成网页', zipOf({ 'a.html': 'PK\u0003\u0004', 'cmi5.xml': cmi5Xml() }), 'a.html', '扩展名不符'],
    ['程序', zipOf({ 'setup.exe': 'MZ', 'cmi5.xml': cmi5Xml() }), 'setup.exe', '不收'],
    ['坏的 XML', zipOf({ 'cmi5.xml': '<courseStructure>' }), 'cmi5.xml', 'XML'],
    [
      '外部实体',
      zipOf({ 'cmi5.xml': `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${cmi5Xml()}` }),
      'cmi5.xml',
      'XML',
    ],
    ['缺文件', zipOf({ 'cmi5.xml': cmi5Xml() }), 'au https://example.org/au', '不在包里'],
    [
      '到别的网站去',
      zipOf({ 'cmi5.xml': cmi5Xml({ url: 'https://example.org/x.html' }) }),
      '单元“检查面罩”',
      '别的网站',
    ],
    ['同一个编号两次', cmi5Package({ au: 'https://example.org/block' }), '第 1 个 au 的 id', '重复'],
    ['不认识的 moveOn', cmi5Package({ moveOn: 'Seen' }), 'moveOn', '只能是'],
    ['自带 actor', cmi5Package({ url: 'unit/index.html?actor=me' }), 'url', 'actor'],
    ['不认识的版本', scormPackage('<p>', '0.9'), 'schemaversion', '不认识'],
  ])('%s：不收，说在哪里、怎么改', async (_what, content, place, says) => {
    const number = await draft()
    const failed = await add(number, new Uint8Array(content)).catch((error: unknown) => error)
    expect(failed).toMatchObject({ status: 422, code: 'online.badPackage' })
    const { detail } = failed as { detail: string }
    expect(detail).toContain(place)
    expect(detail).toContain(says)
  })

  test('解开以后太大的不收，不管它自己怎么说', async () => {
    const { deflateRawSync } = await import('node:zlib')
    const small = zipOf({ 'cmi5.xml': cmi5Xml(), 'big.txt': deflateRawSync(Buffer.alloc(90_000_000)) })
    // The big file is marked as packed, and claims to be small.
    const bytes = Buffer.from(small)
    const at = bytes.lastIndexOf('big.txt') - 46
    bytes.writeUInt16LE(8, at + 10)
    const number = await draft()
    await expect(add(number, new Uint8Array(bytes))).rejects.toMatchObject({ code: 'online.badPackage' })
  })
})

describe('学一个 cmi5 课件包', () => {
  test('打开、开始、学完、退出；说学了四小时也不计一秒', async () => {
    const { lesson } = await published(cmi5Package())
    const who = somebody()
    const unit = await begun(who, lesson)
    expect(unit.launch.json()).toMatchObject({ launchMode: 'Normal', moveOn: 'Completed' })
    expect(unit.url.searchParams.get('from')).toBe('book')
    expect(unit.said('actor')).not.toContain(String(who.person))
    expect((await unit.tell('completed', completes, true)).statusCode).toBe(403)
    expect((await unit.tell('initialized')).statusCode).toBe(200)
    expect((await unit.tell('completed', completes, true)).statusCode).toBe(200)
    expect((await unit.tell('completed', completes, true)).statusCode).toBe(403)
    expect((await unit.tell('terminated', { result: { duration: 'PT4H' } })).statusCode).toBe(200)
    expect((await unit.tell('initialized')).statusCode).toBe(403)
    const mine = await progress(who)
    expect(mine).toMatchObject({ counted: 0, done: true, days: [] })
    expect(mine?.lessons[0]?.units).toEqual([{ done: true, waived: false }])
    await expect(kernel.as(who, openWatching, { id: lesson })).rejects.toMatchObject({ status: 404 })
    const told = (await begun(who, lesson)).ask
    const { statements } = (await told('/statements', { ascending: 'true' })).json()
    expect(
      statements.map(({ verb }: { verb: { display?: { en: string }; id: string } }) =>
        verb.id.split('/').at(-1),
      ),
    ).toEqual(['launched', 'initialized', 'completed', 'satisfied', 'satisfied', 'terminated', 'launched'])
  })

  test('凭据只取一次；不对的、别人的、被新打开的顶掉的，都进不来', async () => {
    const { lesson } = await published(cmi5Package())
    const [who, other] = [somebody(), somebody()]
    const unit = await begun(who, lesson)
    const again = await app.inject({ method: 'POST', url: new URL(unit.said('fetch')).pathname })
    expect(again.statusCode).toBe(200)
    expect(again.json()).toMatchObject({ 'error-code': '1' })
    const wrong = {
      ...unit.headers,
      authorization: `Basic ${Buffer.from(`${unit.opening}:x`).toString('base64')}`,
    }
    const url = '/learn/cmi5/xapi/statements'
    expect((await app.inject({ method: 'GET', url, headers: wrong })).statusCode).toBe(401)
    await expect(perform(kernel, readOpening, asking(other), { id: unit.opening })).rejects.toMatchObject({
      status: 404,
    })
    const theirs = await begun(other, lesson)
    expect((await unit.ask('/activities/state', { ...theirs.own, stateId: 'x' })).statusCode).toBe(403)
    await unit.tell('initialized')
    await begun(who, lesson)
    expect((await unit.tell('completed', completes, true)).statusCode).toBe(403)
    expect((await app.inject({ method: 'GET', url: unit.path })).statusCode).toBe(404)
  })

  test('同一个单元在别的网课里学完过，新的一门里免修', async () => {
    const [first, second] = [
      await published(cmi5Package()),
      await published(cmi5Package({ course: 'https://example.org/2' })),
    ]
    const who = somebody()
    const unit = await begun(who, first.lesson)
    await unit.tell('initialized')
    await unit.tell('completed', completes, true)
    await begun(who, second.lesson)
    const { items } = await kernel.as(who, myLearning, {})
    const later = items.find(({ id }) => id === second.course)
    expect(later?.lessons[0]?.units).toEqual([{ done: true, waived: true }])
  })

  test('课件在没有来源的沙箱里，只能取本站的；下架以后取不到；十二小时以后取不到', async () => {
    const { number, lesson } = await published(cmi5Package())
    const { path } = await opened(somebody(), lesson)
    const file = await app.inject({ method: 'GET', url: path })
    expect(file.statusCode).toBe(200)
    const policy = String(file.headers['content-security-policy'])
    expect(policy).toMatch(/^sandbox allow-scripts/)
    expect(policy).not.toContain('allow-same-origin')
    expect(policy).not.toContain('https:')
    expect((await app.inject({ method: 'GET', url: path.replace('index', '..%2Fcmi6') })).statusCode).toBe(
      404,
    )
    await step(checker, number, 'withdraw', { reason: 'outdated' })
    expect((await app.inject({ method: 'GET', url: path })).statusCode).toBe(404)
    await expect(kernel.as(somebody(), openUnit, { id: lesson, unit: 0 })).rejects.toMatchObject({
      status: 409,
    })
  })
})

describe('学一个 SCORM 课件包', () => {
  const report = (launch: string, completionStatus: string, cmi: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/learn/scorm/${launch}`,
      payload: { completionStatus, successStatus: 'unknown', totalTimeSeconds: 99_999, runtimeData: { cmi } },
    })

  test('从停下的地方接着学；自己说学完了算学完，不计学时', async () => {
    const { lesson } = await published(scormPackage('<html><head><title>一</title></head><p>系好安全带'))
    const who = somebody()
    const first = await opened(who, lesson)
    const page = await app.inject({ method: 'GET', url: first.path })
    expect(page.body).toMatch(/^<html><head><script src="\/learn\/scorm\/scorm12.js"/)
    expect((await app.inject({ method: 'GET', url: '/learn/scorm/scorm12.js' })).body).toContain('Scorm12API')
    expect(
      (await report(first.opening, 'incomplete', { suspend_data: '第3页</script>' })).json(),
    ).toMatchObject({ result: true })
    expect(await progress(who)).toMatchObject({ counted: 0, done: false })
    const second = await opened(who, lesson)
    const resumed = await app.inject({ method: 'GET', url: second.path })
    expect(resumed.body).toContain('第3页&lt;/script>')
    expect((await report(first.opening, 'completed')).statusCode).toBe(403)
    expect((await report(second.opening, 'completed')).statusCode).toBe(200)
    expect(await progress(who)).toMatchObject({ counted: 0, done: true, days: [] })
  })

  test('没有打开过的、写得太多的、不是 JSON 的报告不收', async () => {
    const { lesson } = await published(scormPackage())
    const { opening } = await opened(somebody(), lesson)
    expect((await report(randomUUID(), 'completed')).statusCode).toBe(403)
    expect((await report(opening, 'completed', { suspend_data: 'x'.repeat(200_001) })).statusCode).toBe(403)
    const url = `/learn/scorm/${opening}`
    expect((await app.inject({ method: 'POST', url, payload: 'not json' })).statusCode).toBe(403)
  })
})
