import { expect } from 'vitest'
import { objectTo } from '../../src/main/demo/story/road.ts'
import type { Chapter } from './situation.ts'
import { paid } from './standings.ts'
import type { Story } from './story.ts'

const two = async (story: Story) => [await story.person(), await story.person()]

const refusal = async (story: Story, plan: { occupation?: string; level?: 5 | 4 }) => {
  const one = await story.taught()
  const { outcome, barred } = await story.planned(one, plan)
  expect(outcome).toBe('refused')
  return barred
}

/** What an examination does to the money that follows from it. */
export const EXAMS: Chapter = {
  title: '考试',
  situations: [
    {
      title: '给焊工班安排铆工考试',
      happened: '评价机构给焊工班安排了一场铆工考试。',
      owed: '一分不拨',
      why: '考试要与班期是同一职业，计划就不予通过，谈不上证书和补贴。',
      claims: [],
      async play(story) {
        expect(await refusal(story, { occupation: '铆工' })).toEqual(['same-class'])
        return []
      },
    },
    {
      title: '给四级班安排五级考试',
      happened: '评价机构给四级班安排了一场五级考试。',
      owed: '一分不拨',
      why: '考试要与班期是同一等级，计划就不予通过。',
      claims: [],
      async play(story) {
        expect(await refusal(story, { level: 5 })).toEqual(['same-class'])
        return []
      },
    },
    {
      title: '一人缺考',
      happened: '两人的班，一人缺考，另一人两科80分。',
      owed: '考过的人2,160.00元，缺考的人一分不补',
      why: '缺考照实登记，不挡别人发证。',
      claims: [paid('2,160.00', '培训机构', '考过的人的培训费')],
      async play(story) {
        const one = await story.taught({ people: await two(story) })
        await story.examined(one, { got: (seat) => (seat === 1 ? '缺考' : '80') })
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '一人违纪',
      happened: '两人的班，一人违纪，另一人两科80分。',
      owed: '考过的人2,160.00元，违纪的人一分不补',
      why: '违纪的成绩不作数，没有证书就没有申领。',
      claims: [paid('2,160.00', '培训机构', '考过的人的培训费')],
      async play(story) {
        const one = await story.taught({ people: await two(story) })
        await story.examined(one, { got: (seat) => (seat === 1 ? '违纪' : '80') })
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '补考一科合格',
      happened: '操作技能52分，两个月后补考这一科76分。',
      owed: '培训机构2,160.00元',
      why: '合格的科目保留，补考合格后发证，照常申领。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.taught()
        await story.examined(one, { got: (_seat, paper) => (paper === 'skill' ? '52' : '80') })
        expect(await story.claimsOf(one)).toEqual([])
        story.later(60)
        await story.examined(one, { got: (_seat, paper) => (paper === 'skill' ? '76' : '') })
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '正好60分',
      happened: '两科都是60分。',
      owed: '培训机构2,160.00元',
      why: '60分及以上合格。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.taught()
        await story.examined(one, { got: () => '60' })
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '59.5分',
      happened: '一科59.5分，一科100分。',
      owed: '一分不拨',
      why: '每科都要60分，不能互相补。',
      claims: [],
      async play(story) {
        const one = await story.taught()
        await story.examined(one, { got: (_seat, paper) => (paper === 'skill' ? '59.5' : '100') })
        return story.claimsOf(one)
      },
    },
    {
      title: '两遍录入不一致',
      happened: '两名阅卷员录入的成绩不同，评价机构要公布成绩；核对后一致。',
      owed: '一致以后2,160.00元',
      why: '两遍不一致的不能公布，更不能发证。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.taught()
        const { id, number } = await story.seated(one)
        await story.marked(one, id, (_seat, _paper, marker) => (marker === 1 ? '80' : '58'))
        await expect(story.step('pingjia', number, 'publish')).rejects.toMatchObject({ status: 409 })
        await story.marked(one, id)
        await story.step('pingjia', number, 'publish')
        await story.examNoticeOver(one, number)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '成绩公示有异议',
      happened: '成绩公示期内有人提异议，公示期满时还没有答复；答复异议不成立后发证。',
      owed: '发证以后2,160.00元',
      why: '有异议没有处理完的不发证，也就没有申领。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.taught()
        const exam = await story.sat(one)
        await objectTo(story.walk(), exam)
        story.later(20)
        await story.settle()
        expect(await story.claimsOf(one)).toEqual([])
        await story.dismiss(await story.objectionTo(exam))
        await story.settle()
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
  ],
}
