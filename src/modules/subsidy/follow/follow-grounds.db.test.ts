import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '../../../../test/situations/as-system.ts'
import { correct, recover, revoke } from '../../../../test/situations/deeds.ts'
import { openStories, type Stories } from '../../../../test/situations/open-stories.ts'
import type { Story } from '../../../../test/situations/story.ts'
import { groundsOf } from '../../../kernel/ground/index.ts'
import { proof, statement } from '../../../kernel/ledger/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../../main/demo/people/residents.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { issueCertificate } from '../../certificates/index.ts'
import { payableOf, recoveryOf } from '../../payments/index.ts'
import { openIdNumber, personById } from '../../people/index.ts'
import { raiseClaims } from '../raise/raise-claims.ts'

let stories: Stories
beforeAll(async () => {
  stories = await openStories()
}, 180_000)
afterAll(() => stories?.close())

const db = () => stories.kernel.database.db

async function claimed(story: Story): Promise<string> {
  return (await story.certified()).claims[0] as string
}

/** The certificates that a claim rests on now. */
const certificatesUnder = async (claim: string) =>
  (await groundsOf(db(), { kind: 'claim', id: claim })).filter(({ kind }) => kind === 'certificate')

/** After a correction the claim rests on the successor alone, and nothing of it is withdrawn. */
async function follows(story: Story, claim: string, before: string): Promise<void> {
  const now = await certificatesUnder(claim)
  expect(now).toHaveLength(1)
  expect(now[0]?.id).not.toBe(before)
  expect(now[0]?.withdrawn).toBeNull()
  expect(await story.certificateOf(claim)).toBe(now[0]?.id)
}

describe('证书更正，申领随着最新的一张走', () => {
  test('复核以前：通过时不用任何人处理', async () => {
    const story = stories.story()
    const claim = await claimed(story)
    const before = await story.certificateOf(claim)
    await story.step('qushouli', claim, 'accept')
    await correct(story, claim)
    await follows(story, claim, before)
    expect(await story.at(claim)).toMatchObject({ state: 'review', amount: 216_000 })
  })

  test('批准以后：还在待拨付，占用不动，钥匙还是一把', async () => {
    const story = stories.story()
    const claim = await claimed(story)
    const before = await story.certificateOf(claim)
    await story.ready(claim)
    const money = await payableOf(db(), claim)
    await correct(story, claim)
    await follows(story, claim, before)
    expect((await story.at(claim)).state).toBe('approved')
    expect(await payableOf(db(), claim)).toEqual(money)
    await story.pay()
    expect((await story.at(claim)).state).toBe('paid')
  })

  test('到账以后：不追、不复查', async () => {
    const story = stories.story()
    const claim = await claimed(story)
    const before = await story.certificateOf(claim)
    await story.paid(claim)
    await correct(story, claim)
    await story.settle()
    await follows(story, claim, before)
    expect(await story.reexaminationOf(claim)).toBeNull()
  })
})

test('到账以后撤销证书：自动立复查，两个人改变决定以后立追回，账上是应收', async () => {
  const story = stories.story()
  await story.ownProvider()
  const claim = await claimed(story)
  await story.paid(claim)
  const number = await recover(story, claim)
  expect(number).toMatch(/^ZH-/)
  expect(await recoveryOf(db(), number)).toMatchObject({ case: claim, amount: 216_000, state: 'open' })
  const { entries } = await statement(db(), { case: claim })
  expect(entries.map(({ title }) => title)).toEqual(['资金占用', '资金拨付', '应收追回立账'])
  expect(await proof(db())).toMatchObject({ sound: true, total: 0, findings: [] })
})

test('公示期内撤销证书：退回复核，没有金额，资金释放，同一职业等级可以另批', async () => {
  const story = stories.story()
  const claim = await claimed(story)
  await story.approve(claim)
  await revoke(story, claim)
  await story.settle()
  expect(await story.at(claim)).toMatchObject({ state: 'review', amount: null })
  expect(await payableOf(db(), claim)).toBeNull()
})

test('一个班里两张证书，一张写所学的职业（工种），一张是别的职业：前一件通过，后一件不予补贴', async () => {
  const story = stories.story()
  const people = [await story.person(), await story.person(), await story.person()]
  const one = await story.taught({ occupation: '数控车工', people })
  const names = [
    { name: '车工', workType: '数控车工' },
    { name: '数控车工', workType: null },
    { name: '铆工', workType: null },
  ]
  const certified = await asSystem(story, async (ctx) => {
    const made = []
    for (const [at, { id: person }] of people.entries()) {
      const { name, workType } = names[at] as (typeof names)[number]
      const { id: certificate } = await issueCertificate(ctx, {
        person,
        name: (await personById(ctx, person))?.name ?? '',
        idNumber: await openIdNumber(ctx, person),
        occupation: { code: null, name },
        ...(workType ? { workType } : {}),
        level: 4,
        issuedOn: story.today,
        organisation: { id: story.place().assessor, name: '示例评价机构', creditCode: '91120116MA0000001' },
        siteCode: '000001',
        bodyCode: '0001',
        source: { kind: 'exam', id: `two-occupations-${at}` },
      })
      made.push({ certificate, person, class: one.id })
    }
    return made
  })
  await asSystem(story, (ctx) => raiseClaims(ctx, certified))
  const claims = await story.claimsOf(one)
  const found = await Promise.all(claims.map((claim) => story.at(claim)))
  expect(found.map(({ state }) => state)).toEqual(['filed', 'filed', 'refused'])
  expect(found[2]?.record?.decision.reasons.flatMap(({ met, rule }) => (met ? [] : [rule]))).toEqual([
    'certificate',
  ])
})

describe('用人单位', () => {
  /** The person leaves the district's employer on a day and is at another from the next day on. */
  async function moves(story: Story, person: MadePerson, from: CivilDate, after: number) {
    const second = await story.organisation('employer')
    const day = addDays(from, after)
    await story.end(person, 'employed', day)
    await story.record(person, 'employed', addDays(day, 1), {
      employerCode: second.creditCode,
      occupation: '焊工',
    })
    return second
  }

  test('上到一半换了单位：拨给备案当日的单位，理由里写明换过', async () => {
    const story = stories.story()
    const person = await story.person('enterprise-employee')
    const one = await story.filed({ people: [person] })
    await story.approve(one.number)
    const begun = story.today
    await story.hold(one)
    await moves(story, person, begun, 4)
    await story.examined(one)
    const [claim] = await story.claimsOf(one)
    expect(await story.at(claim as string)).toMatchObject({
      organisation: story.place().employer,
      held: null,
      amount: 216_000,
    })
    const said = (await story.at(claim as string)).record?.decision.reasons ?? []
    expect(said.find(({ rule }) => rule === 'employer-on')).toMatchObject({
      met: true,
      found: '培训期间换了用人单位',
    })
  })

  test('开班以前就换了、名册还写原来的单位：搁置，没有金额；核定由登记的单位领取以后继续', async () => {
    const story = stories.story()
    const person = await story.person('enterprise-employee')
    const second = await moves(story, person, story.today, -11)
    const { claims } = await story.certified({ people: [person] })
    const claim = claims[0] as string
    expect(await story.at(claim)).toMatchObject({ held: { code: 'employer' }, amount: null })
    const todo = async () =>
      (await story.walk().does({ login: 'qushouli' }, CASE_VERBS.listCases, { box: 'todo' })).items.map(
        ({ number }) => number,
      )
    expect(await todo()).toContain(claim)
    await story.step('qushouli', claim, 'settle-employer', { reason: 'registered', note: '已核对劳动合同' })
    await story.settle()
    expect(await story.at(claim)).toMatchObject({
      organisation: second.id,
      subtitle: expect.stringContaining('企业'),
    })
  })
})
