import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { programmeOn } from '../standard.ts'

/** What can be done here: 培训项目申报. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  const published = await standards()
  const data = programmeOn(published, 'project', today)?.data
  if (!data) return []
  const papers = [...data.documents.plan, ...data.documents.settlement]
  return [
    {
      code: 'programme',
      order: 27,
      title: '培训项目申报',
      summary: '项目制、新型学徒制、名师带徒、定向、安全、创业培训，计划先批准，完成后按人结算。',
      tags: [{ text: `材料 ${papers.length} 份` }, { text: '跑 0 次' }],
      words: '项目制 学徒 名师 定向 安全 创业 企业培训',
      basis: [basisOf(published.cite(data.applicants.clause)), basisOf(published.cite(data.amount.clause))],
      conditions: ['单位类别符合标准', '人数、课时、金额在标准以内', '开始日期还没有到'],
      papers: papers.map((name) => ({ name, from: null })),
      flow: ['填计划、附材料', '区里受理、批准', '开班，把班计入项目', '报结算', '公示、拨付'],
      typed: 7,
      start: { title: '去申报', href: '/work/programmes/new' },
    },
  ]
}
