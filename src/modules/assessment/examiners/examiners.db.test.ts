import { afterAll, beforeAll, expect, test } from 'vitest'
import { accreditationWalk } from '../../../../test/accreditation/accreditation-walk.ts'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { filing, openSchool, worker } from '../../../../test/training/classroom.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { myAccreditation } from '../../accreditation/verbs/mine.ts'
import { memberLeaves } from '../../accreditation/verbs/people-and-places.ts'
import { registerPerson, setStatus } from '../../people/index.ts'
import { fileClass } from '../../training/index.ts'
import { declareBonds, planExam } from '../index.ts'
import { applyForExam } from '../verbs/apply.ts'

let kernel: TestKernel
let walk: ReturnType<typeof accreditationWalk>
let serial = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
})
afterAll(() => kernel?.close())

const at = (day: string) => kernel.clock.set(`${day}T09:00:00+08:00`)
const register = (given: { name?: string | undefined; idNumber?: string | undefined }) =>
  performAsSystem(kernel, 'test', (ctx) =>
    registerPerson(ctx, { name: given.name ?? '', idNumber: given.idNumber ?? '', trust: 'B' }),
  )

/** An examination of an accredited organisation in which these people have a seat, in this order. */
async function seated(
  candidates: readonly { name?: string | undefined; idNumber?: string | undefined }[],
  to?: string,
) {
  serial += 1
  at('2026-03-02')
  const one = await walk.organisation(['vocational-school'], to)
  await walk.accredited(one, `7100${String(serial).padStart(2, '0')}`, '2026-03-12')
  const planned = await kernel.as(one.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-04-10',
    venue: one.venue,
    capacity: 30,
  })
  const { members } = await kernel.as(one.agent, myAccreditation, {})
  const cards = members.flatMap(({ role, card }) => (role === '考评员' ? [card] : []))
  for (const candidate of candidates) {
    const { id } = await register(candidate)
    await kernel.as(citizen(id), applyForExam, { id: planned.id ?? '' })
  }
  await step(one.agent, planned.number ?? '', 'seat')
  return { ...one, exam: planned.id ?? '', number: planned.number ?? '', cards }
}

const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const assign = (one: { agent: Actor; number: string }, cards: readonly string[], chief = cards[0]) =>
  step(one.agent, one.number, 'assign-examiners', { input: { cards: cards.join('、'), chief } })
/** The organisation enters signed papers on which these say that there is nobody. */
async function declare(one: { agent: Actor; exam: string }, cards: readonly string[]) {
  for (const card of cards)
    await kernel.as(one.agent, declareBonds, {
      id: one.exam,
      card,
      none: true,
      bound: [],
      reason: '再次核对',
    })
}
const mark = (one: { id: string; number: string }, value: string, seat = '001') =>
  step(agent('marker', one.id), one.number, 'enter-marks', {
    input: { paper: 'skill', marks: [{ seat, value }] },
  })

test('没有指派考评员不能录成绩；指派以后可以；100.5 分说明是哪一个座位的哪一格', async () => {
  const one = await seated([worker()])
  at('2026-04-10')
  await expect(mark(one, '80')).rejects.toMatchObject({ code: 'assessment.noExaminers' })
  await assign(one, one.cards.slice(0, 2))
  await expect(mark(one, '80')).rejects.toMatchObject({
    code: 'assessment.othersToDeclare',
    detail: expect.stringMatching(/考评员.、考评员.还没有申报回避。.*重新指派考评员/),
  })
  await declare(one, one.cards.slice(0, 2))
  await expect(mark(one, '100.5')).rejects.toMatchObject({
    code: 'assessment.badMarks',
    fields: [{ path: expect.stringMatching(/marks\.0\.value$/), message: '成绩超过满分' }],
  })
  await mark(one, '80')
})

test('证卡前一天到期的、别的单位的、一个人的，不能指派；组长要在考评员里', async () => {
  const one = await seated([worker()], '2026-04-09')
  const other = await seated([worker()])
  await expect(assign(one, one.cards)).rejects.toMatchObject({
    code: 'assessment.notAssignable',
    detail: expect.stringContaining('到2026年4月9日'),
  })
  await expect(assign(other, [one.cards[0] ?? '', ...other.cards])).rejects.toMatchObject({
    detail: expect.stringContaining('本单位没有证卡'),
  })
  await expect(assign(other, other.cards.slice(0, 1))).rejects.toMatchObject({
    detail: expect.stringContaining('1 名考评员'),
  })
  await expect(assign(other, other.cards.slice(0, 2), 'KP-0-0')).rejects.toMatchObject({ status: 422 })
})

test('考评员教过的、和他是同事的、他自己参加的，都说明是谁和哪个座位', async () => {
  const trainee = worker()
  const colleague = worker()
  const school = await openSchool(kernel, 9001)
  at('2026-03-02')
  await kernel.as(school.agent, fileClass, await filing([trainee], { teacher: '考评员甲' }))
  const one = await seated([trainee, colleague])
  const { id } = await register(colleague)
  const examiner = await register({ name: '考评员乙', idNumber: one.people[1] })
  for (const person of [id, examiner.id])
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
  const refused = await assign(one, one.cards).catch((error: { detail: string }) => error)
  expect((refused as { detail: string }).detail).toMatch(/考评员甲教过00[12] 号/)
  expect((refused as { detail: string }).detail).toMatch(/考评员乙与00[12] 号是同事/)
  expect((refused as { detail: string }).detail).not.toContain('考评员丙')
})

test('考试前考评员离任的，成绩录不进去，要重新指派', async () => {
  const one = await seated([worker()])
  await assign(one, one.cards.slice(0, 2))
  const { members } = await kernel.as(one.agent, myAccreditation, {})
  const leaver = members.find(({ card }) => card === one.cards[1])
  await kernel.as(one.agent, memberLeaves, { id: leaver?.id ?? '' })
  at('2026-04-10')
  await expect(mark(one, '80')).rejects.toMatchObject({ code: 'assessment.notAssignable' })
  await assign(one, [one.cards[0] ?? '', one.cards[2] ?? ''])
  await declare(one, [one.cards[0] ?? '', one.cards[2] ?? ''])
  await mark(one, '80')
})
