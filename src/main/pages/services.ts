import type { Clause } from '../../kernel/decision/decision.ts'
import { subsidyKind } from '../../modules/subsidy/rules.ts'
import type { Visit } from '../../portal/page.ts'
import type { Service } from '../../portal/pages/service-guide.tsx'

/** 办事大厅: what can be done here today, resting on the documents that the city has in force. */
export async function services({
  standards,
  city,
  today,
}: Pick<Visit, 'standards' | 'city' | 'today'>): Promise<readonly Service[]> {
  const published = await standards()
  const noticeDays = published.inForce(subsidyKind, today)?.data.time.noticeWorkingDays ?? '若干'
  const contact = city.site.hotline
  return [
    {
      code: 'subsidy-training',
      title: '培训补贴申领',
      summary: '结业并取得证书后，系统自动替您申领。',
      tags: [{ text: '免申即办', tone: 'ok' }, { text: '材料 0 份' }, { text: '跑 0 次' }],
      words: '补贴 焊工补贴 领钱',
      basis: [basis(published.ruling('subsidy-measures', 'training-amount', today))],
      conditions: [
        '参加目录内职业的补贴培训并结业',
        '取得同一等级的证书',
        '属于补贴对象，同一职业同一等级没有领过',
      ],
      papers: ['不用交材料，全部从登记中取'],
      place: '网上办理，不用到窗口',
      time: `区里受理、复核各有时限，公示 ${noticeDays} 个工作日，每月集中拨付`,
      contact,
      flow: ['系统自动发起', '区人社局受理、复核', '公示', '按月拨付到账'],
      typed: 0,
      start: { title: '看我的补贴', href: '/my/subsidies' },
    },
    {
      code: 'class-filing',
      title: '补贴培训开班备案',
      summary: '一张表格导入学员，错误行自动标红退回。',
      tags: [{ text: '材料 1 份' }, { text: '跑 0 次' }],
      words: '开班 培训机构 花名册',
      basis: [basis(published.ruling('training-supervision', 'providers', today))],
      conditions: ['有在期的补贴培训协议', '职业和等级在核准范围内', '不在整改期'],
      papers: ['学员花名册（用本站模板）'],
      place: '网上办理',
      time: '区人社局在规定的工作日内办结，超时自动督办',
      contact,
      flow: ['填班次、传花名册', '区受理', '区复核', '开班签到'],
      typed: 8,
      start: { title: '去报开班', href: '/work/classes' },
    },
    {
      code: 'level-exam',
      title: '职业技能等级认定报名',
      summary: '系统判断能不能报，不够会说还差多久。',
      tags: [{ text: '即时办结', tone: 'ok' }, { text: '材料 0 份' }],
      words: '考级 考试 证书 报名',
      basis: [basis(published.ruling('technical-procedure', null, today))],
      conditions: ['符合所报等级的申报条件之一'],
      papers: ['不用交材料，学历由本人承诺'],
      place: '网上报名，到考点考试',
      time: '报名即时答复，成绩公示期满自动发证',
      contact,
      flow: ['选考试', '系统审核资格', '参加考试', '公示、发证'],
      typed: 1,
      start: { title: '看考试计划', href: '/assess/plans' },
    },
    {
      code: 'verify-certificate',
      title: '查验证书真伪',
      summary: '扫码就能看到证书上印的每一项。',
      tags: [{ text: '不用登录', tone: 'ok' }],
      words: '证书 查询 真伪 扫码',
      basis: [basis(published.ruling('assessment-measures', null, today))],
      conditions: ['任何人都可以查'],
      papers: ['证书上的二维码，或证书编号和姓名'],
      place: '网上办理',
      time: '马上看到结果',
      contact,
      flow: ['扫码或输入编号', '看结果'],
      typed: 2,
      start: { title: '去查证书', href: '/verify' },
    },
  ]
}

const basis = ({ document, article, text }: Clause) => ({
  text,
  href: article === null ? `/policy/${document}` : `/policy/${document}#art-${article}`,
})
