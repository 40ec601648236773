import { expect } from 'vitest'
import { giveBudget } from '../../src/modules/payments/index.ts'
import { cutFund } from '../../src/modules/payments/verbs/budget.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

/** Claims of a district that has no money yet, in review; and how finance gives it some. */
async function poor(story: Story, count = 1) {
  const district = await story.ownDistrict()
  const people = await Promise.all(Array.from({ length: count }, () => story.person('resident', district)))
  const { claims } = await story.certified({ district, people })
  const give = (yuan: number) =>
    story.walk().does({ login: 'caizheng' }, giveBudget, { district, amount: yuan * 100 })
  return { district, claims, claim: claims[0] as string, give }
}

const NO_FUNDS = '搁置：本区今年的补贴资金额度不足，等待追加'

/** What a fund can cover. */
export const BUDGET: Chapter = {
  title: '预算与额度',
  situations: [
    {
      title: '没有额度，追加以后',
      happened: '区里当年没有下达预算，复核通过时资金不够；三天后财政下达2,160元。',
      owed: '培训机构2,160.00元，等资金到位',
      why: '额度不足的搁置待资金，不是拒绝；到位后系统自动公示。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim, district, give } = await poor(story)
        await story.approve(claim, district)
        story.later(3)
        await give(2160)
        await story.settle()
        await story.noticeOver(claim, district)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '差一分',
      happened: '复核通过时，区里只剩2,159元。',
      owed: '培训机构2,160.00元，等资金到位',
      why: '占用不能超过可用额度，差多少都不占。',
      claims: [granted('培训费', NO_FUNDS, '2,160.00', '培训机构', [])],
      async play(story) {
        const { claim, district, give } = await poor(story)
        await give(2159)
        await story.approve(claim, district)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '两笔争一笔的钱',
      happened: '两名学员的申领先后通过，区里的额度只够一笔。',
      owed: '先通过的2,160.00元，后通过的等资金',
      why: '额度先到先占；后一笔搁置，不影响先一笔。',
      claims: [
        paid('2,160.00', '培训机构', '先通过的一笔'),
        granted('后通过的一笔', NO_FUNDS, '2,160.00', '培训机构', []),
      ],
      async play(story) {
        const { claims, district, give } = await poor(story, 2)
        await give(4319)
        await story.approve(claims[0] as string, district)
        await story.approve(claims[1] as string, district)
        await story.settle()
        await story.noticeOver(claims[0] as string, district)
        await story.pay()
        return claims
      },
    },
    {
      title: '待资金的人放不了手',
      happened: '一笔申领搁置待资金，半年没有追加。',
      owed: '培训机构2,160.00元，仍等资金',
      why: '待资金不算超期，也不会自动变成不予补贴。',
      claims: [granted('培训费', NO_FUNDS, '2,160.00', '培训机构', [])],
      async play(story) {
        const { claim, district } = await poor(story)
        await story.approve(claim, district)
        story.later(180)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '核减到占用以下',
      happened: '区里下达3,000元，已占用2,160元；财政要核减1,000元，后来改为核减840元。',
      owed: '培训机构2,160.00元，照拨',
      why: '已占用和已拨付的不能核减，能核减的只有可用的840元。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim, district, give } = await poor(story)
        const { fund } = await give(3000)
        await story.approve(claim, district)
        const cut = (yuan: number) =>
          story.walk().does({ login: 'caizheng' }, cutFund, {
            fund,
            amount: yuan * 100,
            reason: 'year-end',
            note: '年底收回',
          })
        await expect(cut(1000)).rejects.toMatchObject({ status: 422 })
        expect((await cut(840)).available).toBe(0)
        await story.noticeOver(claim, district)
        await story.pay()
        return [claim]
      },
    },
  ],
}
