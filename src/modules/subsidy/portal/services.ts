import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 培训补贴申领. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  const published = await standards()
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
      papers: [
        { name: '参保情况', from: '社会保险参保登记' },
        { name: '培训、考勤', from: '本系统的班次和签到' },
        { name: '证书', from: '本系统的证书库' },
        { name: '补贴对象身份', from: '民政、教育、公安、退役军人等登记' },
        { name: '收款账户（银行核对户名）', from: '本人登记过的账户' },
      ],
      flow: ['系统自动发起', '区人社局受理、复核', '公示', '按月拨付到账'],
      typed: 0,
      start: { title: '看我的补贴', href: '/my/subsidies' },
    },
  ]
}
