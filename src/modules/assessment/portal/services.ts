import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 职业技能等级认定报名, 申请回避, 我能报几级. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
    {
      code: 'level-exam',
      order: 30,
      title: '职业技能等级认定报名',
      summary: '系统判断能不能报，不够会说还差多久。',
      tags: [{ text: '即时办结', tone: 'ok' }, { text: '材料 0 份' }],
      words: '考级 考试 证书 报名',
      basis: [basisOf((await standards()).ruling('technical-procedure', null, today))],
      conditions: ['符合所报等级的申报条件之一'],
      papers: [
        { name: '学历', from: '教育登记；查不到的由本人承诺' },
        { name: '以前的证书、从业年限', from: '证书库、社保参保登记' },
        { name: '身份', from: '统一身份认证' },
      ],
      flow: ['选考试', '系统审核资格', '参加考试', '公示、发证'],
      typed: 0,
      start: { title: '看考试计划', href: '/assess/plans' },
    },
    {
      code: 'recusal',
      order: 33,
      title: '申请考评员、监考员回避',
      summary: '考评员、监考员和您有亲属、师徒或者别的利害关系的，可以申请换人。',
      tags: [{ text: '考前考后都可以' }, { text: '材料 0 份' }],
      words: '回避 换考评员 换监考 亲戚 不公正 举报考官',
      basis: [basisOf((await standards()).ruling('technical-procedure', null, today))],
      conditions: ['报了这场考试，成绩公布以后没有过期限'],
      papers: [{ name: '考试、座位、考务人员', from: '考试记录' }],
      flow: ['写谁要回避、为什么', '与此事无关的人决定', '换人或者告诉您理由'],
      typed: 2,
      start: { title: '看我的考试', href: '/my/exams' },
    },
    {
      code: 'level-outlook',
      order: 29,
      title: '我能报几级',
      summary: '答几个问题，看能报几级；不够的说还差什么、哪天起可以报。',
      tags: [{ text: '即时办结', tone: 'ok' }, { text: '不用登录' }],
      words: '考级 申报条件 工龄 能不能报 几级',
      basis: [basisOf((await standards()).ruling('technical-procedure', null, today))],
      conditions: ['谁都可以问'],
      papers: [{ name: '工作、证书、学历', from: '登录以后按登记信息；不登录的自己填' }],
      flow: ['选职业', '看每个等级'],
      typed: 4,
      start: { title: '看我能报几级', href: '/assess/levels' },
    },
  ]
}
