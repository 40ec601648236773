import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { FILING_EFFORT } from '../filing/effort.ts'

/** What can be done here: 补贴培训开班备案. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
    {
      code: 'class-filing',
      order: 20,
      title: '补贴培训开班备案',
      summary: '一张表格导入学员，错误行自动标红退回。',
      tags: [{ text: '材料 1 份' }, { text: '跑 0 次' }],
      words: '开班 培训机构 花名册',
      basis: [basisOf((await standards()).ruling('training-supervision', 'providers', today))],
      conditions: ['有在期的补贴培训协议', '职业和等级在核准范围内', '不在整改期'],
      papers: [
        { name: '学员花名册（用本站模板）', from: null },
        { name: '培训协议、核准的职业和等级', from: '机构登记' },
        { name: '学员身份、参保情况', from: '公安、社会保险登记' },
      ],
      flow: ['填班次、传花名册', '区受理', '区复核', '开班签到'],
      typed: FILING_EFFORT.typed,
      start: { title: '去报开班', href: '/work/classes' },
    },
  ]
}
