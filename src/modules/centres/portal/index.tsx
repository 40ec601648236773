import type { ModulePortal } from '../../../portal/module-portal.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { centresKind } from '../standard.ts'
import { centrePage } from './centre-page.tsx'
import { centreListPage } from './list-page.tsx'

/** What centres show to the public. */
export const centresPortal: ModulePortal = {
  pages: [centreListPage, centrePage],
  async services({ standards, today }): Promise<readonly Service[]> {
    const known = await standards()
    const data = known.inForce(centresKind, today)?.data
    if (!data) return []
    const { entry } = data
    return [
      {
        code: 'enterprise-centre',
        order: 27,
        title: '企业培训中心申报',
        summary: '企业申报命名“海河工匠”企业培训中心，区里推荐，两人实地复核。',
        tags: [{ text: '材料 4 份' }, { text: '跑 0 次' }],
        words: '企业 培训中心 命名 职工培训 基地 注销 年度报告 评估',
        basis: [data.recommend, data.entry, data.visit, data.notice, data.ending].map(({ clause }) =>
          basisOf(known.cite(clause)),
        ),
        conditions: [
          `职工不少于 ${entry.staff} 人（推定）`,
          `同期培训能力不少于 ${entry.capacity} 人（推定）`,
          `专兼职教师不少于 ${entry.teachers} 人（推定）`,
          '还不是企业培训中心，也不在被取消后的限期里',
        ],
        papers: [
          { name: '培训场地证明', from: null },
          { name: '专兼职教师资格证明', from: null },
          { name: '培训设备清单', from: null },
          { name: '培训、财务、资产管理制度', from: null },
          { name: '企业名称、信用代码、地址', from: '机构登记' },
        ],
        flow: ['填申报', '附材料', '区里推荐', '两人实地复核', '公示', '命名'],
        typed: 6,
        start: { title: '去申报', href: '/work/centres/mine' },
      },
    ]
  },
}
