import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStories, type Stories } from '../../../../test/situations/open-stories.ts'
import type { Story } from '../../../../test/situations/story.ts'
import { countCases } from '../../../kernel/case/index.ts'
import { replay } from '../../../kernel/standard/kept/replay.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { decidedClaims } from '../impact/decided-claims.ts'
import { mySubsidies } from '../index.ts'

let stories: Stories
beforeAll(async () => {
  stories = await openStories()
}, 180_000)
afterAll(() => stories?.close())

/** A certified person's training claim, and the person. */
async function claimed(story: Story) {
  const { claims, people } = await story.certified()
  return { claim: claims[0] as string, person: people[0]?.id as string }
}

/** The kept decision of an ended claim: why it is owed nothing, and whether it is made again to the byte. */
async function endOf(story: Story, claim: string) {
  const { state, amount, record } = await story.at(claim)
  if (!record) throw new Error(`${claim} was never decided`)
  const unmet = record.decision.reasons.filter(({ met }) => !met)
  const { same } = await replay(stories.kernel.database.db, record, await stories.kernel.standards())
  return {
    state,
    amount,
    outcome: record.decision.outcome,
    value: record.decision.value,
    unmet: unmet.map(({ rule, clause, found }) => ({ rule, clause: clause.text, found })),
    same,
  }
}

const nothing = { amount: null, outcome: 'refused', value: null, same: true }

describe('没有发放的补贴不再有金额', () => {
  test('符合条件的一件，复核岗查实考勤不实：没有金额，决定写明理由和条款，重算相同', async () => {
    const story = stories.story()
    const { claim } = await claimed(story)
    await story.step('qushouli', claim, 'accept')
    await expect(
      story.step('qufuhe', claim, 'refuse', { reason: 'conditions', note: '不符合' }),
    ).rejects.toMatchObject({ status: 409 })
    await story.step('qufuhe', claim, 'refuse', { reason: 'attendance', note: '签到与门禁记录不符' })
    expect(await endOf(story, claim)).toEqual({
      ...nothing,
      state: 'refused',
      unmet: [{ rule: 'found-by-officer', clause: '补贴实施办法 第九条', found: '考勤不实或课时不足' }],
    })
  })

  test('收款方放弃：没有金额，写明是收款方放弃', async () => {
    const story = stories.story()
    const { claim } = await claimed(story)
    await story.step('jigou', claim, 'withdraw', { reason: 'mistake' })
    expect(await endOf(story, claim)).toEqual({
      ...nothing,
      state: 'withdrawn',
      unmet: [
        {
          rule: 'claimed-by-payee',
          clause: '补贴实施办法 关于拨付对象的规定',
          found: '已放弃：记录有误，先行更正',
        },
      ],
    })
  })

  test('系统自己核对出来的不符合，仍是系统的决定', async () => {
    const story = stories.story()
    const people = [await story.person()] as const
    const { claims } = await story.certified({ people })
    const claim = claims[0] as string
    await story.step('qushouli', claim, 'accept')
    await story.record(people[0], 'custody', addDays(story.today, -200))
    await story.step('qufuhe', claim, 'refuse', { reason: 'identity', note: '在押' })
    const { unmet } = await endOf(story, claim)
    expect(unmet.map(({ rule }) => rule)).toEqual(['not-in-custody'])
  })

  test('列表、合计、我的补贴和影响测算都不再算它', async () => {
    const story = stories.story()
    const { db } = stories.kernel.database
    const { claim, person } = await claimed(story)
    const open = { kind: 'BT', person }
    expect(await countCases(db, open)).toEqual({ count: 1, amount: 216_000 })
    const before = await decidedClaims(db, story.today, story.today)
    await story.step('qushouli', claim, 'accept')
    await story.step('qufuhe', claim, 'refuse', { reason: 'attendance', note: '签到不实' })
    expect(await countCases(db, open)).toEqual({ count: 1, amount: 0 })
    const mine = await story.walk().does({ person }, mySubsidies, {})
    expect(mine.items.find(({ number }) => number === claim)).toMatchObject({
      amount: null,
      title: expect.not.stringContaining('2,160'),
    })
    const count = (rows: Awaited<ReturnType<typeof decidedClaims>>) =>
      rows.reduce((sum, one) => sum + one.count, 0)
    expect(count(await decidedClaims(db, story.today, story.today))).toBe(count(before) - 1)
    const { subtitle } = await story.at(claim)
    expect(subtitle).not.toContain('元')
  })
})
