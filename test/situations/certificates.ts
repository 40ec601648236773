import { expect } from 'vitest'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { correct, revoke } from './deeds.ts'
import type { Chapter } from './situation.ts'
import { lost, paid, refused } from './standings.ts'
import type { Story } from './story.ts'

async function claimed(story: Story): Promise<string> {
  const { claims } = await story.certified()
  return claims[0] as string
}

const CORRECTED = '证书更正只换一张证书，申领随着最新的一张走，不受影响。'

/** What becomes of money when its certificate is corrected or revoked. */
export const CERTIFICATES: Chapter = {
  title: '证书更正与撤销',
  situations: [
    {
      title: '复核前更正姓名',
      happened: '申领受理后、复核前，证书上的姓名更正。',
      owed: '培训机构2,160.00元',
      why: CORRECTED,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.step('qushouli', claim, 'accept')
        await correct(story, claim)
        await story.step('qufuhe', claim, 'approve')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '批准后更正姓名',
      happened: '公示期满、待拨付时，证书上的姓名更正。',
      owed: '培训机构2,160.00元',
      why: CORRECTED,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.ready(claim)
        await correct(story, claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '到账后更正姓名',
      happened: '补贴到账以后，证书上的姓名更正。',
      owed: '培训机构2,160.00元，不必退',
      why: CORRECTED,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.paid(claim)
        await correct(story, claim)
        return [claim]
      },
    },
    {
      title: '复核前撤销',
      happened: '申领受理后、复核前，查实改动成绩，证书撤销。',
      owed: '一分不拨',
      why: '撤销的证书不能作为依据，通过不了，只能不予补贴。',
      claims: [refused('certificate', '补贴实施办法 第九条')],
      async play(story) {
        const claim = await claimed(story)
        await story.step('qushouli', claim, 'accept')
        await revoke(story, claim)
        await story.refusedOnly(claim, 'certificate')
        return [claim]
      },
    },
    {
      title: '公示期内撤销',
      happened: '公示期内证书撤销。',
      owed: '一分不拨',
      why: '依据没有了，退回复核，占用的资金释放。',
      claims: [lost('certificate', '补贴实施办法 第九条')],
      async play(story) {
        const claim = await claimed(story)
        await story.approve(claim)
        await revoke(story, claim)
        story.later(20)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '待拨付时撤销',
      happened: '公示期满、编批次以前，证书撤销。',
      owed: '一分不拨',
      why: '编批次时不收没有依据的，退回复核，占用的资金释放。',
      claims: [lost('certificate', '补贴实施办法 第九条')],
      async play(story) {
        const claim = await claimed(story)
        await story.ready(claim)
        await revoke(story, claim)
        await story.compile()
        await story.settle()
        return [claim]
      },
    },
    {
      title: '编好批次后撤销',
      happened: '批次编好、财政还没有放款，查实改动成绩，证书撤销。',
      owed: '一分不拨',
      why: '没有放款的从批次里撤出，退回复核，占用的资金释放。',
      claims: [lost('certificate', '补贴实施办法 第九条')],
      async play(story) {
        await story.ownProvider()
        const claim = await claimed(story)
        await story.ready(claim)
        await story.compile()
        await revoke(story, claim)
        return [claim]
      },
    },
    {
      title: '到账后撤销',
      happened: '补贴到账以后查实改动成绩，证书撤销。',
      owed: '应追回2,160.00元，由复查决定',
      why: '已经拨付的不自动退，发起复查，由两个人决定维持还是追回。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.paid(claim)
        await revoke(story, claim)
        expect(await story.reexaminationOf(claim)).not.toBeNull()
        return [claim]
      },
    },
    {
      title: '送银行后撤销',
      happened: '财政已放款、银行还没有回盘时，证书撤销；银行随后付款成功。',
      owed: '应追回2,160.00元，由复查决定',
      why: '钱已离开的收不回，到账后由复查决定追回。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.ready(claim)
        const { number } = await story.compile()
        const file = await story.release(number as string)
        await revoke(story, claim)
        await story.answered(number as string, bankAnswers(file))
        await story.settle()
        expect(await story.reexaminationOf(claim)).not.toBeNull()
        return [claim]
      },
    },
  ],
}
