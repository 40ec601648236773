import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 机考体验, 成绩复核. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
    {
      code: 'machine-practice',
      order: 32,
      title: '机考体验',
      summary: '没在电脑上考过的，先试一遍同样的屏幕。',
      tags: [{ text: '不用登录' }, { text: '材料 0 份' }],
      words: '机考 模拟 练习 体验 上机 电脑考试 怎么操作',
      basis: [basisOf((await standards()).ruling('assessment-measures', null, today))],
      conditions: ['谁都可以试，试几次都行'],
      papers: [{ name: '不用材料', from: '不用登录，也不用填写' }],
      flow: ['打开页面', '每种题型试一道', '检查交卷'],
      typed: 0,
      start: { title: '开始体验', href: '/assess/practice' },
    },
    {
      code: 'mark-appeal',
      order: 31,
      title: '成绩复核',
      summary: '对一科成绩有疑问，请没有评过您的考评员重新评一次。',
      tags: [{ text: '一科一次' }, { text: '材料 0 份' }],
      words: '成绩 复查 异议 分数 重新评分 不服',
      basis: [basisOf((await standards()).ruling('assessment-measures', null, today))],
      conditions: ['考过这一科，成绩已经公布', '在复核期限以内，这一科没有复核过'],
      papers: [{ name: '成绩、答卷、评分记录', from: '考试记录' }],
      flow: ['选考试和科目，写理由', '另一名考评员复评', '市局决定', '更正或维持，告诉您理由'],
      typed: 1,
      start: { title: '看我的考试', href: '/my/exams' },
    },
  ]
}
