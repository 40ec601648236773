import { expect } from 'vitest'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { correct } from './deeds.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

const GOES_ON = '号码更正只改登记，人还是同一个人，申领不重来、也不重复。'

/** A number that is nobody's yet: that of somebody invented who was never registered. */
const freeNumber = (story: Story): string => story.stranger().idNumber

async function claimed(story: Story): Promise<string> {
  const { claims } = await story.certified()
  return claims[0] as string
}

/** An identity number that was wrong. */
export const IDENTITIES: Chapter = {
  title: '证件号码更正',
  situations: [
    {
      title: '复核前更正号码',
      happened: '申领受理后发现身份证号录错一位，凭身份证更正。',
      owed: '培训机构2,160.00元',
      why: GOES_ON,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.step('qushouli', claim, 'accept')
        await correct(story, claim, { idNumber: freeNumber(story) })
        await story.step('qufuhe', claim, 'approve')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '编好批次后更正号码',
      happened: '批次编好、还没有放款，身份证号更正。',
      owed: '培训机构2,160.00元，只到账一次',
      why: GOES_ON,
      claims: [paid('2,160.00')],
      async play(story) {
        await story.ownProvider()
        const claim = await claimed(story)
        await story.ready(claim)
        const { number } = await story.compile()
        await correct(story, claim, { idNumber: freeNumber(story) })
        await story.answered(number as string, bankAnswers(await story.release(number as string)))
        await story.settle()
        return [claim]
      },
    },
    {
      title: '到账后更正号码',
      happened: '补贴到账以后，身份证号更正。',
      owed: '培训机构2,160.00元，不必退',
      why: GOES_ON,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.paid(claim)
        await correct(story, claim, { idNumber: freeNumber(story) })
        expect(await story.reexaminationOf(claim)).toBeNull()
        return [claim]
      },
    },
    {
      title: '更正号码后再上一个同级班',
      happened: '到账后更正了号码的人，用新号码又报焊工四级班，上完报考。',
      owed: '第一次2,160.00元，第二次一分不补',
      why: '新旧号码是同一个人，同一职业同一等级只补一次。',
      claims: [paid('2,160.00', '培训机构', '第一次')],
      async play(story) {
        const person = await story.person()
        const { claims } = await story.certified({ people: [person] })
        await story.paid(claims[0] as string)
        const idNumber = freeNumber(story)
        await correct(story, claims[0] as string, { idNumber })
        const again = await story.taught({ people: [{ ...person, idNumber }] })
        await expect(story.sat(again)).rejects.toThrow('还没有符合条件的考生')
        return claims
      },
    },
    {
      title: '更正成另一个已登记的人',
      happened: '到账后查明证书发错了人，号码更正为另一名已登记的学员，证书归他。',
      owed: '已拨的2,160.00元由复查决定',
      why: '证书换了持证人，依据变了；已拨的不自动退，发起复查。',
      claims: [paid('2,160.00')],
      async play(story) {
        const other = await story.person()
        const claim = await claimed(story)
        await story.paid(claim)
        await correct(story, claim, { idNumber: other.idNumber })
        expect(await story.reexaminationOf(claim)).not.toBeNull()
        return [claim]
      },
    },
    {
      title: '复核前更正成另一个人',
      happened: '公示期内查明证书发错了人，号码更正为另一名已登记的学员。',
      owed: '一分不拨',
      why: '证书不再是此人的，退回复核，占用的资金释放。',
      claims: [granted('培训费', '待区复核', '2,160.00', '培训机构', ['资金占用', '占用释放'])],
      async play(story) {
        const other = await story.person()
        const claim = await claimed(story)
        await story.approve(claim)
        await correct(story, claim, { idNumber: other.idNumber })
        return [claim]
      },
    },
  ],
}
