import { expect } from 'vitest'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { lateReturn, payAgain, reportOverpayment } from '../../src/modules/payments/verbs/after-return.ts'
import { listFunds } from '../../src/modules/payments/verbs/budget.ts'
import { lift, recover, recoveryOf, reexamined, repay, violation } from './deeds.ts'
import type { Chapter, Standing } from './situation.ts'
import { granted, paid } from './standings.ts'
import { HOME, type Story } from './story.ts'

/** A claim of a provider of the story's own that was paid. */
async function paidOnce(story: Story): Promise<string> {
  await story.ownProvider()
  const { claims } = await story.certified()
  await story.paid(claims[0] as string)
  return claims[0] as string
}

/** What the ledger holds of a payment of 2,160.00 and what came after. */
const after = (state: string, ...more: string[]): Standing => {
  const usual = granted('培训费', state, '2,160.00', '培训机构', ['资金占用', '资金拨付'])
  return { ...usual, ledger: [...usual.ledger, ...more] }
}

/** The budget of the home district's fund of a year. */
async function budgetOf(story: Story, year: number): Promise<number> {
  const { items } = await story.walk().does({ login: 'caizheng' }, listFunds, {})
  return items.find(({ code }) => code === `employment-${year}-${HOME}`)?.budget ?? 0
}

const DEMANDED = '应收追回立账 2,160.00'

/** What comes back, and what the bank did wrong. */
export const RECOVERIES: Chapter = {
  title: '退票、多付与追回',
  situations: [
    {
      title: '银行自身原因退票，原账户再拨',
      happened: '银行系统故障退票，账户没有错；市局写明原因，下一批次原样再拨。',
      owed: '培训机构2,160.00元，只到账一次',
      why: '银行自身原因的退票不用改账户，写明原因即可重新拨付。',
      claims: [
        granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '资金拨付', '银行退票', '资金拨付']),
      ],
      async play(story) {
        await story.ownProvider()
        const { claims } = await story.certified()
        const claim = claims[0] as string
        await story.ready(claim)
        await story.pay(claim)
        await story.walk().does({ login: 'shiju' }, payAgain, { number: claim, reason: 'bank-error' })
        await story.settle()
        await story.pay()
        return claims
      },
    },
    {
      title: '隔日退票',
      happened: '回盘说到账，第三天银行又退了回来。',
      owed: '培训机构2,160.00元，等更正账户或重新拨付',
      why: '隔日退票的资金退回占用，申领回到待拨付并搁置。',
      claims: [
        granted('培训费', '搁置：银行退票，等待更正收款账户或重新拨付', '2,160.00', '培训机构', [
          '资金占用',
          '资金拨付',
          '银行退票',
        ]),
      ],
      async play(story) {
        const claim = await paidOnce(story)
        story.later(3)
        await story.walk().does({ login: 'caizheng' }, lateReturn, {
          number: claim,
          reason: '账户已销户',
          reference: 'YHTP0001',
        })
        return [claim]
      },
    },
    {
      title: '银行多付',
      happened: '批次办结以后，银行告知多付了500元。',
      owed: '培训机构2,160.00元，应退500.00元',
      why: '多付的钱入账为应收，向收款方追回，原来的补贴不动。',
      claims: [after('已到账', '银行多付 500.00', '应收追回立账 500.00')],
      async play(story) {
        const claim = await paidOnce(story)
        await story.walk().does({ login: 'caizheng' }, reportOverpayment, {
          number: claim,
          amount: 50_000,
          reference: 'YHDF0001',
        })
        return [claim]
      },
    },
    {
      title: '分两次退回',
      happened: '复查决定追回，培训机构先退1,000元，一个月后退清1,160元。',
      owed: '追回2,160.00元，已收2,160.00元',
      why: '退回可以分次，退清才算追回，退回的钱回到可用额度。',
      claims: [after('已追回', DEMANDED, '追回到账 1,000.00', '追回到账 1,160.00')],
      async play(story) {
        const claim = await paidOnce(story)
        const number = await recover(story, claim)
        await repay(story, number, 1000, 'TH0001')
        expect((await story.at(claim)).state).toBe('paid')
        story.later(30)
        await repay(story, number, 1160, 'TH0002')
        await story.settle()
        return [claim]
      },
    },
    {
      title: '只退了一部分',
      happened: '复查决定追回，培训机构只退了1,000元。',
      owed: '追回2,160.00元，还欠1,160.00元',
      why: '没有退清的仍在追回，申领不算已追回。',
      claims: [after('已到账', DEMANDED, '追回到账 1,000.00')],
      async play(story) {
        const claim = await paidOnce(story)
        const number = await recover(story, claim)
        await repay(story, number, 1000, 'TH0003')
        await expect(repay(story, number, 1161, 'TH0004')).rejects.toMatchObject({ status: 422 })
        return [claim]
      },
    },
    {
      title: '从下一笔里抵扣',
      happened: '培训机构欠退2,160元，它的另一名学员的2,160元正好进下一批次。',
      owed: '前一笔已追回，后一笔2,160.00元以抵扣付清',
      why: '同一资金同一区的，应退的先从应付的里抵扣。',
      claims: [
        { ...after('已追回', DEMANDED, '追回到账 2,160.00'), claim: '前一笔' },
        paid('2,160.00', '培训机构', '后一笔'),
      ],
      async play(story) {
        const first = await paidOnce(story)
        await recover(story, first)
        const { claims } = await story.certified()
        await story.ready(claims[0] as string)
        const { number } = await story.compile()
        // Nothing is left for the bank to pay: the release closes the batch.
        await story.step('caizheng', number as string, 'release')
        await story.settle()
        return [first, claims[0] as string]
      },
    },
    {
      title: '抵扣一部分',
      happened: '培训机构欠退2,160元，已退1,000元；它的另一名学员的2,160元进下一批次。',
      owed: '前一笔已追回，后一笔抵扣1,160.00元、银行付1,000.00元',
      why: '先抵扣还欠的部分，余下的由银行付。',
      claims: [
        { ...after('已追回', DEMANDED, '追回到账 1,000.00', '追回到账 1,160.00'), claim: '前一笔' },
        paid('2,160.00', '培训机构', '后一笔'),
      ],
      async play(story) {
        const first = await paidOnce(story)
        await repay(story, await recover(story, first), 1000, 'TH0006')
        const { claims } = await story.certified()
        await story.ready(claims[0] as string)
        const { number } = await story.compile()
        const file = await story.release(number as string)
        expect(file).toContain('1000.00')
        expect(file).not.toContain('2160.00')
        await story.answered(number as string, bankAnswers(file))
        await story.settle()
        return [first, claims[0] as string]
      },
    },
    {
      title: '核销要两个人',
      happened: '培训机构注销，清算后无财产；区里提请核销，市局另一人签字同意。',
      owed: '应收2,160.00元核销',
      why: '核销由一人提请、另一人同意，账上记应收核销，不是追回。',
      claims: [after('已到账', DEMANDED, '应收核销 2,160.00')],
      async play(story) {
        const claim = await paidOnce(story)
        const number = await recover(story, claim)
        await story.step('qushouli', number, 'propose', { reason: 'dissolved' })
        await expect(story.step('qushouli', number, 'sign')).rejects.toMatchObject({ status: 403 })
        await story.step('shifuhe', number, 'sign')
        return [claim]
      },
    },
    {
      title: '不同意核销',
      happened: '区里提请核销，市局不同意；培训机构后来退清。',
      owed: '追回2,160.00元，已收2,160.00元',
      why: '不同意核销的继续追回。',
      claims: [after('已追回', DEMANDED, '追回到账 2,160.00')],
      async play(story) {
        const claim = await paidOnce(story)
        const number = await recover(story, claim)
        await story.step('qushouli', number, 'propose', { reason: 'cost' })
        await story.step('shifuhe', number, 'decline', { note: '金额不小，继续追缴' })
        await repay(story, number, 2160, 'TH0005')
        await story.settle()
        return [claim]
      },
    },
    {
      title: '第二年才退回',
      happened: '2026年到账，年底查实违规、决定追回；培训机构2027年1月退清。',
      owed: '追回2,160.00元，已收2,160.00元，归2027年的资金',
      why: '以后年度退回的钱归退回当年的资金使用，上年的预算相应减少。',
      claims: [after('已追回', DEMANDED, '追回到账 2,160.00')],
      async play(story) {
        const claim = await paidOnce(story)
        story.until('2026-12-21')
        const number = await recover(story, claim)
        story.until('2027-01-11')
        const before = await budgetOf(story, 2027)
        await repay(story, number, 2160, 'TH0027')
        await story.settle()
        expect((await budgetOf(story, 2027)) - before).toBe(216_000)
        return [claim]
      },
    },
    {
      title: '年底退票，明年再拨',
      happened: '12月的批次被银行退票，培训机构1月更正账号，2027年再拨。',
      owed: '培训机构2,160.00元，只到账一次，仍用2026年的资金',
      why: '占用的是批准当年的资金，退票再拨不换年度。',
      claims: [
        granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '资金拨付', '银行退票', '资金拨付']),
      ],
      async play(story) {
        const provider = await story.ownProvider()
        const { claims } = await story.certified()
        const claim = claims[0] as string
        await story.ready(claim)
        story.until('2026-12-28')
        await story.pay(claim)
        story.until('2027-01-11')
        await story.account(provider, '12001201160000066666')
        await story.settle()
        const before = await budgetOf(story, 2027)
        await story.pay()
        expect(await budgetOf(story, 2027)).toBe(before)
        return claims
      },
    },
    {
      title: '追回的理由没有了',
      happened: '到账后班期查实违规，复查决定追回；还没有退回，培训机构复议成功，违规认定撤销。',
      owed: '培训机构2,160.00元，不必退',
      why: '违规认定撤销的，追回没有依据，应收冲销，不再追。',
      claims: [after('已到账', DEMANDED, '应收追回撤销 2,160.00')],
      async play(story) {
        await story.ownProvider()
        const one = await story.certified()
        const claim = one.claims[0] as string
        await story.paid(claim)
        const finding = await violation(story, one, '编造上课记录，其中三天没有开课')
        await reexamined(story, claim, 'overturn')
        await lift(story, finding)
        return [claim]
      },
    },
    {
      title: '两个原因，追回一次',
      happened: '证书撤销后复查决定追回；还没有退回，班期又查实违规。',
      owed: '追回2,160.00元，只立账一次',
      why: '一笔钱只追一次；追回没有办结以前，再有原因也还是那一件。',
      claims: [after('已到账', DEMANDED)],
      async play(story) {
        await story.ownProvider()
        const one = await story.certified()
        const claim = one.claims[0] as string
        await story.paid(claim)
        const first = await recover(story, claim)
        await violation(story, one, '三天没有开课，签到系补造')
        expect(await recoveryOf(story, claim)).toBe(first)
        return [claim]
      },
    },
  ],
}
