import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '../../../../test/situations/as-system.ts'
import { openStories, type Stories } from '../../../../test/situations/open-stories.ts'
import { HOME, type Story } from '../../../../test/situations/story.ts'
import { proof, statement } from '../../../kernel/ledger/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { addDays, addMonths, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../../main/demo/people/residents.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { issueCertificate } from '../../certificates/index.ts'
import { giveBudget } from '../../payments/index.ts'
import { openIdNumber, personById, setAccount } from '../../people/index.ts'
import { claimsOfPerson } from '../claim.ts'
import { lapseOffers } from '../index.ts'
import { offerUpgrades } from '../raise/offer-upgrade.ts'
import { raiseClaims } from '../raise/raise-claims.ts'
import { monthlySummary, summarise } from '../verbs/summary.ts'

// The city's policy of 2024 is the last that is published; later there is nothing to claim by.
const BEGIN = '2024-03-04'

let stories: Stories
beforeAll(async () => {
  stories = await openStories({ begin: BEGIN })
  await stories
    .story()
    .walk()
    .does({ login: 'caizheng' }, giveBudget, { district: HOME, kind: 'unemployment', amount: 10_000_000 })
}, 180_000)
afterAll(() => stories?.close())

let cards = 0
/** An insured employee with an account of his own, so that every fact is known. */
async function worker(story: Story, { account = true } = {}): Promise<MadePerson> {
  const person = await story.person('enterprise-employee')
  if (account) await asSystem(story, (ctx) => setAccount(ctx, person.id, nextCard()))
  return person
}

/** A bank card that nobody has, with its check digit. */
function nextCard(): string {
  cards += 1
  const body = `62170000600${String(cards).padStart(7, '0')}`
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

let sources = 0
/** A certificate that came without a subsidised class, or after one. */
function certified(
  story: Story,
  { id: person }: MadePerson,
  { level = 4 as Level, occupation = '焊工', on = story.today as CivilDate } = {},
): Promise<string> {
  sources += 1
  return asSystem(story, async (ctx) => {
    const found = await personById(ctx, person)
    const { id } = await issueCertificate(ctx, {
      person,
      name: found?.name ?? '',
      idNumber: await openIdNumber(ctx, person),
      occupation: { code: null, name: occupation },
      level,
      issuedOn: on,
      organisation: { id: story.place().assessor, name: '示例评价机构', creditCode: '91120116MA0000001' },
      siteCode: '000001',
      bodyCode: '0001',
      source: { kind: 'exam', id: `upgrade-${sources}` },
    })
    return id
  })
}

/** What becomes of a certificate by itself: the case that was raised or offered, or null. */
async function upgraded(
  story: Story,
  person: MadePerson,
  wish: Parameters<typeof certified>[2] = {},
): Promise<string | null> {
  const certificate = await certified(story, person, wish)
  const [number] = await asSystem(story, (ctx) =>
    offerUpgrades(ctx, [{ certificate, person: person.id, class: null }]),
  )
  return number ?? null
}

/** Reported in the month's table with all that waits. */
async function reported(story: Story): Promise<{ reported: number; amount: number }> {
  const { total, amount } = await story.walk().does({ login: 'shiju' }, monthlySummary, {})
  return story.walk().does({ login: 'shiju' }, summarise, { total, amount })
}

/** From its filing to the bank's answer. */
async function paid(story: Story, number: string): Promise<void> {
  await story.approve(number)
  await reported(story)
  await story.noticeOver(number)
  await story.pay()
  expect((await story.at(number)).state).toBe('paid')
}

const unmet = async (story: Story, number: string) =>
  (await story.at(number)).record?.decision.reasons.flatMap(({ met, rule }) => (met ? [] : [rule]))

describe('技能提升补贴从发现到到账', () => {
  test('每一项都查得到的直接发起；区通过后进市汇总，一次全部列入，公示后从失业保险基金付给本人', async () => {
    const story = stories.story()
    const people = [await worker(story), await worker(story)]
    const numbers: string[] = []
    for (const person of people) {
      const number = await upgraded(story, person)
      expect(await story.at(number as string)).toMatchObject({
        state: 'filed',
        amount: 150_000,
        subtitle: '本人',
        district: HOME,
      })
      await story.approve(number as string)
      numbers.push(number as string)
    }
    const seen = await story.walk().does({ login: 'shiju' }, monthlySummary, {})
    expect(seen).toMatchObject({
      total: 2,
      amount: 300_000,
      dueOn: '2024-04-03',
      next: '2024-04-03',
      districts: [{ name: '滨海新区', count: 2, amount: 300_000 }],
    })
    expect(seen.items.map(({ number }) => number).sort()).toEqual(numbers)
    expect(JSON.stringify(seen)).not.toContain(people[0]?.name)
    await expect(
      story.walk().does({ login: 'qufuhe' }, summarise, { total: 2, amount: 300_000 }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      story.walk().does({ login: 'shiju' }, summarise, { total: 1, amount: 150_000 }),
    ).rejects.toMatchObject({ status: 409 })
    expect(await reported(story)).toEqual({ reported: 2, amount: 300_000 })
    const { notice } = await story
      .walk()
      .does({ login: 'shiju' }, CASE_VERBS.readCase, { number: numbers[0] as string })
    expect(notice?.fields).toContainEqual({ label: '补贴金额', text: '1,500.00 元' })
    await story.noticeOver(numbers[0] as string)
    await story.pay()
    for (const number of numbers) {
      expect((await story.at(number)).state).toBe('paid')
      const { entries } = await statement(stories.kernel.database.db, { case: number })
      expect(entries.map(({ title, fund }) => [title, fund.split('-')[0]])).toEqual([
        ['资金占用', 'unemployment'],
        ['资金拨付', 'unemployment'],
      ])
    }
    expect(await story.walk().does({ login: 'shiju' }, monthlySummary, {})).toMatchObject({
      total: 0,
      dueOn: null,
    })
    expect(await proof(stories.kernel.database.db)).toMatchObject({ sound: true, total: 0 })
  })

  test('2026年没有施行中的政策：什么也不发起，也不提示', async () => {
    const story = stories.story('2026-03-02')
    expect(await upgraded(story, await worker(story))).toBeNull()
  })
})

const confirming = (number: string, account?: string) => ({
  number,
  step: 'confirm',
  input: account ? { account } : {},
})

describe('少一项的先提示，本人确认', () => {
  test('没有收款账户：提示可申领；确认时补账户，不用填别的', async () => {
    const story = stories.story()
    const person = await worker(story, { account: false })
    const number = (await upgraded(story, person)) as string
    expect(await story.at(number)).toMatchObject({ state: 'offered', amount: 150_000 })
    const take = (account?: string) =>
      story.walk().does({ person: person.id }, CASE_VERBS.stepCase, confirming(number, account))
    await expect(take()).rejects.toMatchObject({ status: 422 })
    const other = await worker(story)
    await expect(
      story.walk().does({ person: other.id }, CASE_VERBS.stepCase, confirming(number)),
    ).rejects.toMatchObject({
      status: 403,
    })
    expect(await take(nextCard())).toMatchObject({ state: 'filed' })
    await paid(story, number)
  })

  test('失业保险差一个月：提示还差几个月，提前确认说明原因，缴满以后确认通过', async () => {
    const story = stories.story()
    const person = await story.person('registered-unemployed')
    await asSystem(story, (ctx) => setAccount(ctx, person.id, nextCard()))
    // Insured long ago for as long as it takes to end with eleven months in all.
    await sql`delete from person_status where person = ${person.id} and kind in ('insured', 'employed', 'registered-unemployed')`.execute(
      stories.kernel.database.db,
    )
    await story.record(person, 'insured', addMonths(story.today, -10), { scheme: 'enterprise' })
    const number = (await upgraded(story, person)) as string
    expect(await story.at(number)).toMatchObject({ state: 'offered', amount: null })
    expect(await unmet(story, number)).toEqual(['insured'])
    await expect(
      story.walk().does({ person: person.id }, CASE_VERBS.stepCase, confirming(number)),
    ).rejects.toMatchObject({
      status: 409,
    })
    story.until(addMonths(story.today, 1))
    expect(
      await story.walk().does({ person: person.id }, CASE_VERBS.stepCase, confirming(number)),
    ).toMatchObject({
      state: 'filed',
    })
    expect((await story.at(number)).amount).toBe(150_000)
  })

  test('证书核发满十二个月当天还能确认，过一天就过期，不再有金额', async () => {
    const story = stories.story()
    const [inTime, late] = [await worker(story, { account: false }), await worker(story, { account: false })]
    const first = (await upgraded(story, inTime, { on: addMonths(story.today, -12) })) as string
    expect((await story.at(first)).form.until).toBe(BEGIN)
    expect(await upgraded(story, late, { on: addDays(addMonths(story.today, -12), -1) })).toBeNull()
    expect(
      await story.walk().does({ person: inTime.id }, CASE_VERBS.stepCase, confirming(first, nextCard())),
    ).toMatchObject({ state: 'filed' })

    const second = (await upgraded(story, late, {
      occupation: '装配钳工',
      on: addMonths(story.today, -12),
    })) as string
    story.later(1)
    await expect(
      story.walk().does({ person: late.id }, CASE_VERBS.stepCase, confirming(second, nextCard())),
    ).rejects.toMatchObject({ status: 409 })
    const fail = (error: unknown) => {
      throw error
    }
    expect(await lapseOffers(story.kernel, fail)).toBe(1)
    expect(await story.at(second)).toMatchObject({ state: 'lapsed', amount: null })
    expect(await unmet(story, second)).toEqual(['time-limit', 'claimed-by-payee'])
    // What was let lapse is not offered again when something else of the person ends.
    await story.settle()
    expect(await claimsOfPerson(stories.kernel.database.db, late.id)).toHaveLength(1)
  })
})

describe('只能享受一种、同一职业高低等级、次数', () => {
  test('培训费补贴在办的，不发起技能提升补贴；机构放弃以后才提示', async () => {
    const story = stories.story()
    const person = await worker(story)
    const { claims } = await story.certified({ people: [person] })
    const kinds = async () =>
      (await claimsOfPerson(stories.kernel.database.db, person.id))
        .map(({ number }) => number.slice(0, 2))
        .sort()
    expect(await kinds()).toEqual(['BT', 'PJ'])
    await story.step('qiye', claims[0] as string, 'withdraw', { reason: 'other' })
    await story.settle()
    expect(await kinds()).toEqual(['BT', 'JN', 'PJ'])
  })

  test('领过技能提升补贴的，同一职业同一等级的培训费不予补贴', async () => {
    const story = stories.story()
    const person = await worker(story)
    const one = await story.taught({ people: [person] })
    await paid(story, (await upgraded(story, person)) as string)
    const certificate = await certified(story, person)
    const [training] = await asSystem(story, (ctx) =>
      raiseClaims(ctx, [{ certificate, person: person.id, class: one.id }]),
    )
    expect(await story.at(training as string)).toMatchObject({ state: 'refused', amount: null })
    expect(await unmet(story, training as string)).toEqual(['not-twice'])
  })

  test('培训费到账的，换一张同一职业同一等级的证书也不能领技能提升补贴', async () => {
    const story = stories.story()
    const person = await worker(story)
    const { claims } = await story.certified({ people: [person] })
    await story.paid(claims[0] as string)
    expect(await upgraded(story, person)).toBeNull()
    expect(await upgraded(story, person, { level: 3 })).not.toBeNull()
  })

  test('领过三级的不再领同一职业四级；领过五级的可以再领四级', async () => {
    const story = stories.story()
    const person = await worker(story)
    await paid(story, (await upgraded(story, person, { level: 3 })) as string)
    expect(await upgraded(story, person, { level: 4 })).toBeNull()
    const other = await worker(story)
    await paid(story, (await upgraded(story, other, { level: 5 })) as string)
    expect(await story.at((await upgraded(story, other, { level: 4 })) as string)).toMatchObject({
      state: 'filed',
      amount: 150_000,
    })
  })

  test('两件都在办的，先通过三级，四级就通不过', async () => {
    const story = stories.story()
    const person = await worker(story)
    const lower = (await upgraded(story, person, { level: 4 })) as string
    const higher = (await upgraded(story, person, { level: 3 })) as string
    await story.approve(higher)
    await story.step('qushouli', lower, 'accept')
    await story.refusedOnly(lower, 'duplicate')
    expect(await unmet(story, lower)).toEqual(['no-lower-level'])
  })

  test('当年第四次不再提示', async () => {
    const story = stories.story()
    const person = await worker(story)
    for (const occupation of ['焊工', '装配钳工', '铆工']) {
      const number = (await upgraded(story, person, { occupation })) as string
      await story.approve(number)
    }
    expect(await upgraded(story, person, { occupation: '数控车工' })).toBeNull()
  })
})

test('市汇总退回区复核：资金释放，不再有人能把它列入', async () => {
  const story = stories.story()
  const number = (await upgraded(story, await worker(story))) as string
  await story.approve(number)
  await story.step('shiju', number, 'send-back', { reason: 'identity', note: '请核对参保单位' })
  expect((await story.at(number)).state).toBe('review')
  const { items } = await story.walk().does({ login: 'shiju' }, monthlySummary, {})
  expect(items.map((one) => one.number)).not.toContain(number)
})
