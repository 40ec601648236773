import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 成绩复核. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
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
