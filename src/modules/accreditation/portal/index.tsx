import type { ModulePortal } from '../../../portal/module-portal.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { accreditationOn } from '../standard.ts'
import { organisationListPage } from './list-page.tsx'
import { organisationPage } from './organisation-page.tsx'

/** What accreditation shows to the public. */
export const accreditationPortal: ModulePortal = {
  pages: [organisationListPage, organisationPage],
  async services({ standards, today }): Promise<readonly Service[]> {
    const known = await standards()
    const { data } = accreditationOn(known, today)
    return [
      {
        code: 'accreditation',
        order: 32,
        title: '技能等级认定评价机构备案',
        summary: '用人单位评价自己的职工，社会培训评价组织面向公众：认定方案评审、公示以后备案。',
        tags: [{ text: '材料 3 份' }, { text: '跑 0 次' }],
        words: '评价机构 认定机构 备案 考评员 质量督导员 自主评价 年度检查 退出',
        basis: [data.applicants, data.scheme, data.notice, data.ending].map(({ clause }) =>
          basisOf(known.cite(clause)),
        ),
        conditions: [
          `每个职业有证的考评员不少于 ${data.examiners.each} 人（推定）`,
          `有证的质量督导员不少于 ${data.supervisors.least} 人（推定）`,
          `每个区至少有一个 ${data.venue.places} 个考位以上的考点（推定）`,
          '利害关系说明备案后公开',
        ],
        papers: [
          { name: '认定方案全文', from: null },
          { name: '考点证明和设备清单', from: null },
          { name: '考评员、质量督导员证卡', from: null },
          { name: '单位名称、信用代码、地址', from: '机构登记' },
        ],
        flow: ['登记考点和人员', '填申请', '受理', '两人评审认定方案', '公示', '备案'],
        typed: 8,
        start: { title: '去申请', href: '/work/accreditation/mine' },
      },
    ]
  },
}
