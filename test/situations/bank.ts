import { expect } from 'vitest'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

/** A claim approved and waiting, alone in its class. */
async function ready(story: Story): Promise<string> {
  const { claims } = await story.certified()
  await story.ready(claims[0] as string)
  return claims[0] as string
}

const account = (story: Story, number: string) => story.account(story.place().provider, number)

const cut = (text: string, line: number) => text.split('\r\n').toSpliced(line, 1).join('\r\n')

/** Batches, the bank, and what it sends back. */
export const BANK: Chapter = {
  title: '拨付与银行',
  situations: [
    {
      title: '账号有误退票，改账号后再拨',
      happened: '银行以户名不符退票，培训机构更正账号，下一批次再拨。',
      owed: '培训机构2,160.00元，只到账一次',
      why: '退票的资金退回占用，换了账户自动回到待拨付。',
      claims: [
        granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '资金拨付', '银行退票', '资金拨付']),
      ],
      async play(story) {
        await story.ownProvider()
        const claim = await ready(story)
        await story.pay(claim)
        await account(story, '12001201160000088888')
        await story.settle()
        await story.pay()
        return [claim]
      },
    },
    {
      title: '退票后账号没有改',
      happened: '银行以户名不符退票，培训机构没有更正账号，市局又编了一个批次。',
      owed: '培训机构2,160.00元，暂未到账',
      why: '账号没有改、也没有人说明可以原样再送的，不进下一批次。',
      claims: [
        granted('培训费', '搁置：银行退票，等待更正收款账户或重新拨付', '2,160.00', '培训机构', [
          '资金占用',
          '资金拨付',
          '银行退票',
        ]),
      ],
      async play(story) {
        const claim = await ready(story)
        await story.pay(claim)
        await story.settle()
        await expect(story.pay()).rejects.toThrow('nothing to pay')
        return [claim]
      },
    },
    {
      title: '编好批次以后才改账号',
      happened: '批次编好以后，培训机构换了收款账号，财政随后放款。',
      owed: '培训机构2,160.00元，付到编批次时的账号',
      why: '批次编好即冻结，放款的就是财政看到的那一份；新账号从下一批次起用。',
      claims: [paid('2,160.00')],
      async play(story) {
        await story.ownProvider('12001201160000011111')
        const claim = await ready(story)
        const { number } = await story.compile()
        await account(story, '12001201160000022222')
        const file = await story.release(number as string)
        expect(file).toContain('12001201160000011111')
        expect(file).not.toContain('12001201160000022222')
        await story.answered(number as string, bankAnswers(file))
        await story.settle()
        return [claim]
      },
    },
    {
      title: '批次撤销',
      happened: '批次编好，财政退回，市局撤销；下个月重新编批次。',
      owed: '培训机构2,160.00元，只到账一次',
      why: '撤销的批次不动账，占用的资金留着，进下一批次。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        await story.step('shiju', number as string, 'discard', { reason: 'finance' })
        await story.settle()
        await story.pay()
        return [claim]
      },
    },
    {
      title: '银行少回一笔',
      happened: '两笔的批次，银行回盘只写了一笔。',
      owed: '两家各2,160.00元，等银行补回盘',
      why: '回盘与付款文件对不平，一笔也不入账；补齐后再导入。',
      claims: [paid('2,160.00', '培训机构', '甲的培训费'), paid('2,160.00', '培训机构', '乙的培训费')],
      async play(story) {
        const people = [await story.person(), await story.person()]
        const { claims } = await story.certified({ people })
        for (const claim of claims) await story.ready(claim)
        const { number } = await story.compile()
        const good = new TextDecoder().decode(bankAnswers(await story.release(number as string)))
        const short = await story.answered(number as string, cut(good, 1))
        expect(short).toMatchObject({ outcome: 'unbalanced', paid: 0 })
        expect((await story.answered(number as string, good)).paid).toBe(2)
        await story.settle()
        return claims
      },
    },
    {
      title: '银行一笔写了两次',
      happened: '回盘里同一笔写了两次。',
      owed: '培训机构2,160.00元，只入账一次',
      why: '重复的回盘整份退回；改正后入账。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        const good = new TextDecoder().decode(bankAnswers(await story.release(number as string)))
        const lines = good.split('\r\n')
        const twice = lines.toSpliced(1, 0, lines[1] ?? '').join('\r\n')
        expect((await story.answered(number as string, twice)).outcome).toBe('unbalanced')
        await story.answered(number as string, good)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '同一份回盘导入两次',
      happened: '财政把同一份回盘导入两次。',
      owed: '培训机构2,160.00元，只入账一次',
      why: '批次办结以后不再接受回盘。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        const good = bankAnswers(await story.release(number as string))
        await story.answered(number as string, good)
        await expect(story.answered(number as string, good)).rejects.toMatchObject({ status: 409 })
        await story.settle()
        return [claim]
      },
    },
    {
      title: '两个批次同时编',
      happened: '市局两个人同时编制批次。',
      owed: '培训机构2,160.00元，只进一个批次',
      why: '一笔应付款同时只能在一个批次里。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await ready(story)
        const both = await Promise.all([story.compile(), story.compile()])
        const made = both.flatMap(({ number }) => (number === null ? [] : [number]))
        expect(made).toHaveLength(1)
        await story.answered(made[0] as string, bankAnswers(await story.release(made[0] as string)))
        await story.settle()
        return [claim]
      },
    },
    {
      title: '编批次的人放款',
      happened: '编制批次的市局经办人自己去放款。',
      owed: '培训机构2,160.00元，等财政放款',
      why: '编批次和放款要分开，放款是财政的事。',
      claims: [granted('培训费', '拨付中', '2,160.00', '培训机构', ['资金占用'])],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        await expect(story.step('shiju', number as string, 'release')).rejects.toMatchObject({ status: 403 })
        return [claim]
      },
    },
    {
      title: '收款账户还没有登记',
      happened: '学员取证时，收款的培训机构还没有登记对公账户；登记后继续。',
      owed: '培训机构2,160.00元，先搁置，登记账户后待受理',
      why: '没有账户付不出去，搁置不算超期，账户登记后系统自动继续。',
      claims: [granted('培训费', '待区受理', '2,160.00', '培训机构', [])],
      async play(story) {
        const bare = await story.ownProvider(null)
        const { claims } = await story.certified()
        expect((await story.at(claims[0] as string)).held).toMatchObject({ code: 'account-missing' })
        await story.account(bare, '12001201160000077777')
        await story.settle()
        return claims
      },
    },
    {
      title: '一笔到账、一笔退票',
      happened: '两笔的批次，银行付了一笔、退了一笔。',
      owed: '到账的2,160.00元，退票的等更正账户或重新拨付',
      why: '一笔退票不影响另一笔入账。',
      claims: [
        paid('2,160.00', '培训机构', '到账的一笔'),
        granted('退票的一笔', '搁置：银行退票，等待更正收款账户或重新拨付', '2,160.00', '培训机构', [
          '资金占用',
          '资金拨付',
          '银行退票',
        ]),
      ],
      async play(story) {
        const people = [await story.person(), await story.person()]
        const { claims } = await story.certified({ people })
        for (const claim of claims) await story.ready(claim)
        await story.pay(claims[1] as string)
        return claims
      },
    },
    {
      title: '回盘合计差一分',
      happened: '银行回盘的合计比明细多一分。',
      owed: '培训机构2,160.00元，改正后入账',
      why: '回盘对平到分才入账。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        const good = new TextDecoder().decode(bankAnswers(await story.release(number as string)))
        const wrong = good.replace(/(合计,,\d+\.\d)\d/, '$11')
        expect(wrong).not.toBe(good)
        expect((await story.answered(number as string, wrong)).outcome).toBe('unbalanced')
        await story.answered(number as string, good)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '放款以后要撤销批次',
      happened: '财政已放款、付款文件已送银行，市局要撤销批次。',
      owed: '培训机构2,160.00元，等银行回盘',
      why: '已经放款的不能撤销，到账后有问题走追回。',
      claims: [granted('培训费', '拨付中', '2,160.00', '培训机构', ['资金占用', '资金拨付'])],
      async play(story) {
        const claim = await ready(story)
        const { number } = await story.compile()
        await story.release(number as string)
        await expect(
          story.step('shiju', number as string, 'discard', { reason: 'content' }),
        ).rejects.toMatchObject({
          status: 409,
        })
        return [claim]
      },
    },
  ],
}
