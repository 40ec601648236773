import { expect } from 'vitest'
import { addDays } from '../../src/kernel/value/time/civil-date.ts'
import { endAgreed } from '../../src/modules/organisations/verbs/end-agreement.ts'
import { liftRectification } from '../../src/modules/organisations/verbs/end-rectification.ts'
import { readRecord } from '../../src/modules/organisations/verbs/read-record.ts'
import { rectify } from '../../src/modules/organisations/verbs/rectify.ts'
import type { Chapter } from './situation.ts'
import { paid } from './standings.ts'
import type { Story } from './story.ts'

const CITY = { login: 'shiju' } as const

/** The provider's agreement ended yesterday. */
async function endAgreementOf(story: Story, provider: string): Promise<void> {
  const { does } = story.walk()
  const { agreements } = await does(CITY, readRecord, { id: provider })
  const [agreement] = agreements
  if (!agreement) throw new Error('no agreement')
  const on = addDays(story.today, -1)
  const given = { id: provider, agreement: agreement.id, on, reason: '协议期满' }
  await story.decided(await does(CITY, endAgreed, given))
}

/** What a provider may, and when. */
export const PROVIDERS: Chapter = {
  title: '培训机构',
  situations: [
    {
      title: '整改期内报班',
      happened: '培训机构正在整改，又报一个班；验收后再报。',
      owed: '整改期内的班一分不补，验收后的班2,160.00元',
      why: '整改期内不得开展补贴培训，验收通过后恢复。',
      claims: [paid('2,160.00')],
      async play(story) {
        const provider = await story.ownProvider()
        await story.decided(
          await story.walk().does(CITY, rectify, {
            id: provider,
            letter: `整改函-${provider}`,
            from: story.today,
            reason: '教学设备不足',
          }),
        )
        expect(await story.barred()).toEqual(['not-under-rectification'])
        story.later(10)
        await story.decided(
          await story.walk().does(CITY, liftRectification, { id: provider, last: story.today }),
        )
        story.later(1)
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '协议到期',
      happened: '补贴培训协议到期后报班。',
      owed: '一分不补',
      why: '备案当日没有有效协议的，不予备案。',
      claims: [],
      async play(story) {
        const provider = await story.ownProvider()
        await endAgreementOf(story, provider)
        expect(await story.barred()).toEqual(['agreement'])
        return []
      },
    },
    {
      title: '超出办学范围',
      happened: '只办机械类的培训机构报了一个范围外的职业。',
      owed: '一分不补',
      why: '只能培训办学范围内的职业和等级。',
      claims: [],
      async play(story) {
        expect(await story.barred({ occupation: '农业经理人', people: [await story.person()] })).toEqual([
          'scope',
        ])
        return []
      },
    },
  ],
}
