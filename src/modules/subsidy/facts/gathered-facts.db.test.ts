import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '../../../../test/situations/as-system.ts'
import { openStories, type Stories } from '../../../../test/situations/open-stories.ts'
import type { RoadClass, Story } from '../../../../test/situations/story.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { rosterFile } from '../../../main/demo/story/roster.ts'
import { endRecognition, recognise } from '../../organisations/index.ts'
import { fileClass } from '../../training/index.ts'

let stories: Stories
beforeAll(async () => {
  stories = await openStories()
}, 180_000)
afterAll(() => stories?.close())

const rulesOf = async (story: Story, number: string) =>
  (await story.at(number)).record?.decision.reasons.map(({ rule, met }) => `${rule} ${met}`) ?? []

describe('R2.7 目录标“*”的职业按职业培训包培训', () => {
  /** A welder's class whose filing answers the question in this way. */
  async function claimed(story: Story, byPackage: 'yes' | 'no' | undefined): Promise<string> {
    const people = [await story.person()]
    const filed = await story.walk().does({ login: 'jigou' }, fileClass, {
      occupation: '焊工',
      level: 4,
      hours: 80,
      mode: 'offline',
      place: '实训楼101',
      teacher: '韩师傅',
      startsOn: addDays(story.today, 1),
      hoursPerDay: 8,
      beginsAt: '08:30',
      endsAt: '16:30',
      restDays: 'none',
      ...(byPackage ? { byPackage } : {}),
      roster: await rosterFile(people),
    })
    const wish = {
      occupation: '焊工',
      level: 4,
      hours: 80,
      mode: 'offline',
      district: '120116',
      people,
    } as const
    const one: RoadClass = { id: filed.id as string, number: filed.number as string, wish, people }
    await story.approve(one.number)
    await story.hold(one)
    await story.examined(one)
    return (await story.claimsOf(one))[0] as string
  }

  test.each([
    ['yes', 'filed', 'training-package true'],
    ['no', 'refused', 'training-package false'],
  ] as const)('备案写 %s：%s', async (answer, state, said) => {
    const story = stories.story()
    const claim = await claimed(story, answer)
    expect((await story.at(claim)).state).toBe(state)
    expect(await rulesOf(story, claim)).toContain(said)
  })

  test('备案没有写的，不判定', async () => {
    const story = stories.story()
    const claim = await claimed(story, undefined)
    expect((await rulesOf(story, claim)).join()).not.toContain('training-package')
  })
})

describe('R2.10 企业公共实训基地面向社会培训的上浮', () => {
  test('一年内培训满 50 人、录用 5 人的上浮 10%；不是基地的、本单位职工不上浮', async () => {
    const story = stories.story()
    const base = await story.organisation('private-school')
    story.use({ provider: base.id })
    await asSystem(story, async (ctx) => {
      await recognise(ctx, base.id, {
        sort: 'enterprise-base',
        from: story.today,
        decidedIn: 'QG-2026-120116-000001',
      })
    })
    const trained = []
    for (let at = 0; at < 50; at += 1) trained.push(await story.person())
    await story.taught({ people: trained })
    for (const person of trained.slice(0, 5))
      await story.record(person, 'employed', story.today, {
        employerCode: base.creditCode,
        occupation: '焊工',
      })
    story.later(2)
    const people = [await story.person(), await story.person('enterprise-employee')]
    const { claims } = await story.certified({ people })
    expect((await story.at(claims[0] as string)).amount).toBe(237_600)
    expect(await rulesOf(story, claims[0] as string)).toContain('public-training true')
    expect((await story.at(claims[1] as string)).amount).toBe(216_000)
  })

  test('备案以后才认定的、备案以前已经终止的，那一个班不上浮', async () => {
    const story = stories.story()
    const base = await story.organisation('private-school')
    story.use({ provider: base.id })
    const decided = { decidedIn: 'QG-2026-120116-000002', sort: 'enterprise-base' as const }
    await asSystem(story, (ctx) => recognise(ctx, base.id, { ...decided, from: story.today }))
    const trained = []
    for (let at = 0; at < 50; at += 1) trained.push(await story.person())
    await story.taught({ people: trained })
    for (const person of trained.slice(0, 5))
      await story.record(person, 'employed', story.today, {
        employerCode: base.creditCode,
        occupation: '焊工',
      })
    await asSystem(story, (ctx) =>
      endRecognition(ctx, base.id, 'enterprise-base', {
        first: story.today,
        endedIn: 'QC-2026-120116-000002',
      }),
    )
    story.later(2)
    const { claims } = await story.certified({ people: [await story.person()] })
    expect((await story.at(claims[0] as string)).amount).toBe(216_000)
  })
})
