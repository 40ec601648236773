import { expect } from 'vitest'
import { objectTo } from '../../src/main/demo/story/road.ts'
import type { Chapter } from './situation.ts'
import { granted, paid, refused } from './standings.ts'
import type { Story } from './story.ts'

/** A claim in public notice, against which somebody has objected; the objection's number. */
async function objected(story: Story): Promise<{ claim: string; objection: string }> {
  const { claims } = await story.certified()
  const claim = claims[0] as string
  await story.approve(claim)
  await objectTo(story.walk(), claim)
  return { claim, objection: await story.objectionTo(claim) }
}

/** What somebody else knows. */
export const OBJECTIONS: Chapter = {
  title: '公示与异议',
  situations: [
    {
      title: '公示期内有异议',
      happened: '公示第二天有人提出异议，公示期满时还没有处理完。',
      owed: '培训机构2,160.00元，等异议处理完',
      why: '有异议没有处理完的，公示期满也不通过。',
      claims: [granted('培训费', '公示中', '2,160.00', '培训机构', ['资金占用'])],
      async play(story) {
        const { claim } = await objected(story)
        story.later(20)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '异议不成立',
      happened: '市局查明异议不实，予以驳回，公示期满。',
      owed: '培训机构2,160.00元',
      why: '异议驳回的，公示期满照常通过、拨付。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim, objection } = await objected(story)
        await story.dismiss(objection)
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '异议成立，不予补贴',
      happened: '市局查明学员上课期间在外地，异议成立；退回复核，区里不予通过。',
      owed: '一分不拨',
      why: '异议成立的退回复核，占用的资金先释放。',
      claims: [
        {
          ...refused('found-by-officer', '补贴实施办法 第九条'),
          ledger: ['资金占用 2,160.00', '占用释放 2,160.00'],
        },
      ],
      async play(story) {
        const { claim, objection } = await objected(story)
        await story.step('shifuhe', objection, 'uphold', { note: '经核对，上课期间人在外地' })
        await story.settle()
        await story.step('qufuhe', claim, 'refuse', { reason: 'attendance', note: '上课期间在外地' })
        return [claim]
      },
    },
    {
      title: '异议成立，复核后仍通过',
      happened: '异议所说的班期日子写错，核对后区里仍予通过，重新公示。',
      owed: '培训机构2,160.00元，占用两次、释放一次、拨付一次',
      why: '退回复核后重新决定、重新公示，前一次占用已释放。',
      claims: [
        granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '占用释放', '资金占用', '资金拨付']),
      ],
      async play(story) {
        const { claim, objection } = await objected(story)
        await story.step('shifuhe', objection, 'uphold', { note: '经核对，上课期间人在外地' })
        await story.settle()
        await story.step('qufuhe', claim, 'approve')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '异议没有处理完就编批次',
      happened: '公示期满时异议还没有处理完，市局编了批次；随后异议驳回，进下一批次。',
      owed: '培训机构2,160.00元，晚一个批次到账',
      why: '有异议没有处理完的不进批次，驳回后自动通过，进下一批次。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim, objection } = await objected(story)
        story.later(20)
        await story.settle()
        await expect(story.pay()).rejects.toThrow('nothing to pay')
        await story.dismiss(objection)
        await story.settle()
        await story.pay()
        return [claim]
      },
    },
    {
      title: '编批次以后异议才成立',
      happened: '公示期满时异议还没有处理完，市局编了批次；随后异议成立，区里不予补贴。',
      owed: '一分不拨',
      why: '有异议的没有进批次；成立的退回复核，占用的资金释放。',
      claims: [
        {
          ...refused('found-by-officer', '补贴实施办法 第九条'),
          ledger: ['资金占用 2,160.00', '占用释放 2,160.00'],
        },
      ],
      async play(story) {
        const { claim, objection } = await objected(story)
        story.later(20)
        await story.settle()
        await expect(story.pay()).rejects.toThrow('nothing to pay')
        await story.step('shifuhe', objection, 'uphold', { note: '经核对，上课期间人在外地' })
        await story.settle()
        await story.step('qufuhe', claim, 'refuse', { reason: 'attendance', note: '上课期间在外地' })
        return [claim]
      },
    },
    {
      title: '公示期满才提异议',
      happened: '公示期满的第二天有人来提异议。',
      owed: '培训机构2,160.00元',
      why: '公示期满的不再受理异议，发现问题走举报和复查。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified()
        const claim = claims[0] as string
        await story.ready(claim)
        await expect(objectTo(story.walk(), claim)).rejects.toMatchObject({ status: 409 })
        await story.pay()
        return claims
      },
    },
  ],
}
