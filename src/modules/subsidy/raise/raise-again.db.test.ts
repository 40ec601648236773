import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStories, type Stories } from '../../../../test/situations/open-stories.ts'
import type { Story } from '../../../../test/situations/story.ts'
import { withdrawnAmong } from '../../../kernel/ground/index.ts'
import { objectTo } from '../../../main/demo/story/road.ts'
import { liftViolation, recordViolation } from '../../training/index.ts'

let stories: Stories
beforeAll(async () => {
  stories = await openStories()
}, 180_000)
afterAll(() => stories?.close())

/** The claims of a person after a class, oldest first: number and state. */
async function claimsAfter(
  trained: string,
): Promise<{ number: string; state: string; amount: number | null }[]> {
  const { rows } = await sql<{ number: string; state: string; amount: number | null }>`
    select number, state, amount from case_file where kind = 'BT' and form->>'class' = ${trained}
    order by number`.execute(stories.kernel.database.db)
  return rows
}

/** A finding against a class, or against one of it. */
const found = (story: Story, id: string, person?: string) =>
  story.walk().does({ login: 'qufuhe' }, recordViolation, {
    id,
    ...(person ? { person } : {}),
    foundOn: story.today,
    document: `津人社罚〔2026〕${person ? 2 : 1}号`,
    finding: '编造上课记录',
  })
const lifted = async (story: Story, violation: string) => {
  await story.walk().does({ login: 'qushouli' }, liftViolation, { id: violation, why: '行政复议撤销' })
  await story.settle()
}

describe('挡路的一笔让开了，被挡的重新发起', () => {
  test('当年第四次不予补贴；第三次查实违规、不予补贴以后，第四次重新发起，照常到账', async () => {
    const story = stories.story()
    const people = [await story.person()]
    const wishes = [
      { level: 5 },
      { level: 4 },
      { occupation: '装配钳工', level: 5 },
      { occupation: '铆工', level: 5 },
    ] as const
    const made = []
    for (const wish of wishes) {
      const one = await story.certified({ ...wish, people })
      if (made.length < 2) await story.paid(one.claims[0] as string)
      if (made.length === 2) await story.approve(one.claims[0] as string)
      made.push(one)
    }
    const [third, fourth] = [made[2]?.claims[0] as string, made[3]?.id as string]
    // The notice of the third is over while the fourth class is held: what stands in the way is approved, not yet paid.
    expect((await story.at(third)).state).toBe('approved')
    expect(await claimsAfter(fourth)).toMatchObject([{ state: 'refused', amount: null }])
    await found(story, made[2]?.id as string)
    await story.settle()
    await story.step('qufuhe', third, 'refuse', { reason: 'violation', note: '编造上课记录' })
    await story.settle()
    const [, again, ...more] = await claimsAfter(fourth)
    expect(more).toEqual([])
    expect(again).toMatchObject({ state: 'filed', amount: 155_000 })
    await story.settle()
    expect(await claimsAfter(fourth)).toHaveLength(2)
    await story.paid(again?.number as string)
    expect((await story.at(again?.number as string)).state).toBe('paid')
  })

  test('收款方自己放弃的、查实考勤不实的，不因别的一笔让开而重新发起', async () => {
    const story = stories.story()
    const people = [await story.person()]
    const first = await story.certified({ level: 5, people })
    const second = await story.certified({ level: 4, people })
    await story.step('jigou', first.claims[0] as string, 'withdraw', { reason: 'other' })
    await story.step('qufuhe', second.claims[0] as string, 'refuse', {
      reason: 'attendance',
      note: '签到不实',
    })
    await story.settle()
    expect(await claimsAfter(first.id)).toMatchObject([{ state: 'withdrawn' }])
    expect(await claimsAfter(second.id)).toMatchObject([{ state: 'refused' }])
  })
})

describe('查实违规与撤销认定', () => {
  test('班期查实违规，公示中的退回复核；认定撤销以后依据不再标着撤销，通过后照常拨付', async () => {
    const story = stories.story()
    const { id, claims } = await story.certified()
    const claim = claims[0] as string
    await story.approve(claim)
    const violation = await found(story, id)
    await story.settle()
    expect(await story.at(claim)).toMatchObject({ state: 'review', amount: null })
    await lifted(story, violation.id)
    expect(await story.at(claim)).toMatchObject({ state: 'review', amount: 216_000 })
    expect(await withdrawnAmong(stories.kernel.database.db, 'claim', [claim])).toEqual(new Map())
    await story.step('qufuhe', claim, 'approve')
    await story.noticeOver(claim)
    await story.pay()
    expect((await story.at(claim)).state).toBe('paid')
  })

  test('只查实一个人违规，只有他的一件退回复核', async () => {
    const story = stories.story()
    const people = [await story.person(), await story.person()]
    const { id, claims } = await story.certified({ people })
    for (const claim of claims) await story.approve(claim)
    await found(story, id, people[0]?.id)
    await story.settle()
    expect((await story.at(claims[0] as string)).state).toBe('review')
    expect((await story.at(claims[1] as string)).state).toBe('notice')
  })

  test('因违规不予补贴的，认定撤销以后重新发起', async () => {
    const story = stories.story()
    const { id, claims } = await story.certified()
    await story.step('qushouli', claims[0] as string, 'accept')
    const violation = await found(story, id)
    await story.settle()
    await story.refusedOnly(claims[0] as string, 'violation')
    await lifted(story, violation.id)
    expect(await claimsAfter(id)).toMatchObject([
      { state: 'refused', amount: null },
      { state: 'filed', amount: 216_000 },
    ])
  })

  test('异议成立退回复核再通过的，不会另起一件', async () => {
    const story = stories.story()
    const { id, claims } = await story.certified()
    await story.approve(claims[0] as string)
    await objectTo(story.walk(), claims[0] as string)
    await story.settle()
    const objection = await story.objectionTo(claims[0] as string)
    await story.step('shifuhe', objection, 'uphold', { note: '记录有误，请复核' })
    await story.settle()
    expect(await claimsAfter(id)).toMatchObject([{ state: 'review' }])
  })
})
