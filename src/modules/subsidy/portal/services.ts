import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'
import { subsidyKind } from '../rules.ts'

/** What can be done here: 培训补贴申领. */
export async function services({ standards, city, today }: Visit): Promise<readonly Service[]> {
  const published = await standards()
  const noticeDays = published.inForce(subsidyKind, today)?.data.time.noticeWorkingDays ?? '若干'
  return [
    {
      code: 'subsidy-training',
      order: 10,
      title: '培训补贴申领',
      summary: '结业并取得证书后，系统自动替您申领。',
      tags: [{ text: '免申即办', tone: 'ok' }, { text: '材料 0 份' }, { text: '跑 0 次' }],
      words: '补贴 焊工补贴 领钱',
      basis: [basisOf(published.ruling('subsidy-measures', 'training-amount', today))],
      conditions: [
        '参加目录内职业的补贴培训并结业',
        '取得同一等级的证书',
        '属于补贴对象，同一职业同一等级没有领过',
      ],
      papers: ['不用交材料，全部从登记中取'],
      place: '网上办理，不用到窗口',
      time: `区里受理、复核各有时限，公示 ${noticeDays} 个工作日，每月集中拨付`,
      contact: city.site.hotline,
      flow: ['系统自动发起', '区人社局受理、复核', '公示', '按月拨付到账'],
      typed: 0,
      start: { title: '看我的补贴', href: '/my/subsidies' },
    },
  ]
}
