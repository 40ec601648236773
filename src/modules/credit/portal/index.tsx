import type { ModulePortal } from '../../../portal/module-portal.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { creditKind } from '../standard.ts'
import { creditPage } from './credit-page.tsx'
import { creditListPage } from './list-page.tsx'

/** What credit shows to the public. */
export const creditPortal: ModulePortal = {
  pages: [creditListPage, creditPage],
  async services({ standards, today }): Promise<readonly Service[]> {
    const known = await standards()
    const data = known.inForce(creditKind, today)?.data
    if (!data) return []
    return [
      {
        code: 'credit-repair',
        order: 26,
        title: '培训机构信用异议和修复',
        summary: '对扣分有不同意见的提异议，改正了的申请修复。',
        tags: [{ text: '材料 1 份' }, { text: '跑 0 次' }],
        words: '信用 等级 扣分 异议 申诉 修复 降级',
        basis: [basisOf(known.cite(data.objection.clause)), basisOf(known.cite(data.repair.clause))],
        conditions: [
          '异议：收到初评告知以后，在告知的期限内',
          '修复：这一项可以修复，满规定的日数，已经改正',
        ],
        papers: [
          { name: '说明和证明已经改正的材料', from: null },
          { name: '扣分的记录和依据', from: '信用记录' },
        ],
        flow: ['看扣分', '选一条说明', '区里核查', '公示或恢复等级'],
        typed: 1,
        start: { title: '去本单位信用', href: '/work/credit/mine' },
      },
    ]
  },
}
