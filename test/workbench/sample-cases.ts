import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import type { CaseItem, CaseView } from '../../src/workbench/review/case-view.ts'

const PEOPLE: [
  name: string,
  occupation: string,
  yuan: number,
  from: string,
  left: number,
  attention: string[],
][] = [
  ['张建国', '焊工三级', 2600, '企业培训中心 渤海装备', 1, ['工作单位不一致']],
  ['王秀兰', '养老护理员四级', 1650, '滨海德馨培训学校', 2, ['考勤异常']],
  ['李志强', '电工三级', 2200, '海河工匠培训基地', 2, []],
  ['陈晓红', '数控车工二级', 3000, '天津机电工艺技师学院', 3, []],
  ['刘洋', '工业机器人系统操作员三级', 2400, '企业培训中心 一汽丰田', 3, []],
  ['赵卫东', '焊工四级', 1950, '新港船舶', 4, []],
  ['孙立军', '钳工三级', 2200, '天津港集团', 4, []],
]

/** The queue of the prototype, as GET /cases answers it. */
export const sampleItems = (): CaseItem[] =>
  PEOPLE.map(([name, occupation, yuan, from, left, attention], at) => ({
    number: `BT-2026-120116-${String(318 + at).padStart(6, '0')}`,
    kind: 'BT',
    kindTitle: '技能提升补贴',
    title: `${name} · ${occupation} · 技能提升补贴`,
    subtitle: from,
    amount: yuan * 100,
    state: 'review',
    stateTitle: '区级初审',
    stateTone: 'plain',
    progress: 2,
    holder: '区人社局审核岗',
    district: '120116',
    due: civilDate(`2026-03-0${3 + left}`),
    workingDaysLeft: left,
    estimatedYears: [],
    attention,
    compared: true,
    held: null,
    handler: null,
    openedAt: `2026-03-02T01:1${at}:00.000Z`,
    closed: false,
    heldBack: null,
  }))

const clause = (text: string) => ({
  document: 'subsidy-measures-2022',
  article: '9',
  text,
  status: 'confirmed' as const,
})

const day = (at: number) => `2025-10-${String(at + 9).padStart(2, '0')}`

/** One case of the queue with everything that a reviewer sees. */
export function sampleView(item: CaseItem): CaseView {
  const [name = ''] = item.title.split(' · ')
  const doubtful = item.attention.length > 0
  return {
    ...item,
    doubts: item.attention.map((text, at) => ({ code: `doubt-${at}`, text })),
    correction: null,
    revision: 3,
    form: {},
    decidedOn: civilDate('2026-03-02'),
    decision: {
      outcome: 'granted',
      value: item.amount,
      reasons: [
        {
          rule: 'base-rate',
          met: true,
          clause: clause('补贴实施办法 第九条'),
          found: '三级/高级工基础标准 2,000 元',
          needed: null,
          next: null,
          assumed: false,
        },
        {
          rule: 'scarcity',
          met: true,
          clause: clause('紧缺目录 附表一第十二行'),
          found: '焊工为“非常紧缺”，上浮 30%，加 600 元',
          needed: null,
          next: null,
          assumed: true,
        },
        {
          rule: 'yearly-limit',
          met: true,
          clause: clause('补贴实施办法 第十一条'),
          found: '本年度第 1 次',
          needed: '不超过 3 次',
          next: null,
          assumed: false,
        },
      ],
      editions: ['catalogue/2024'],
    },
    evidence: {
      comparisons: [
        line('姓名、身份证号', `${name} 1201**********0018`, '一致', '电子社保卡实名'),
        line('证书编号', 'S00001200…1234', '焊工 三级/高级工', '全国联网查询'),
        line('发证日期', '2025-11-18', '2025-11-18，距今 106 天', '未超 12 个月'),
        {
          ...line('工作单位', '渤海装备制造', '渤海装备（天津）有限公司', '社保参保登记'),
          ...(doubtful
            ? {
                result: 'attention',
                note: '填“渤海装备制造”，社保参保单位为“渤海装备（天津）有限公司”。两者统一社会信用代码相同，疑为简称。',
              }
            : {}),
        },
        line('失业保险缴费', '', '累计 148 个月', '社保系统', '满足 12 个月'),
        line('是否重复领取', '', '同职业同等级无记录', '全市台账', '无重复'),
        line('收款账户', '社保卡 **** 3306', '本人社保卡金融账户', '银行户名核验'),
      ],
      tabs: [
        {
          key: 'certificate',
          title: '证书',
          kind: 'certificate',
          fields: [
            { label: '姓名', text: name },
            { label: '职业', text: '焊工' },
            { label: '等级', text: '三级/高级工' },
            { label: '编号', text: 'S000012000012253001234' },
            { label: '发证', text: '2025年11月18日' },
          ],
          verify: '/v/7KQ2',
        },
        {
          key: 'attendance',
          title: '培训考勤',
          kind: 'attendance',
          needed: 80,
          days: Array.from({ length: 15 }, (_, at) => ({
            day: day(at),
            planned: 8,
            attended: at === 8 ? 0 : 8,
          })),
          note: '人脸签到 28 次，定位均在培训点 200 米内；同班 32 人无同设备代签。',
        },
        {
          key: 'marks',
          title: '考试成绩',
          kind: 'facts',
          facts: [
            { label: '理论', text: '82 分（及格 60 分）' },
            { label: '实操', text: '88 分（及格 60 分）' },
          ],
        },
        {
          key: 'classmates',
          title: '同班次 32 人',
          kind: 'table',
          columns: ['姓名', '到课', '结果'],
          rows: [
            ['周*民', '93%', '取得证书'],
            ['吴*', '100%', '取得证书'],
            ['郑*华', '71%', '未结业'],
          ],
        },
      ],
      documents: [{ title: '补贴申领表（PDF）', href: '/api/v1/documents/1' }],
    },
    steps: [
      offer('approve', '通过', 'primary', 'none'),
      {
        ...offer('correct', '一次告知补正', 'plain', 'corrections'),
        corrections: [
          {
            code: 'employer-name',
            text: '工作单位名称与参保登记一致',
            sort: 'file',
            title: '工作单位名称与参保登记一致',
            now: null,
          },
          {
            code: 'certificate-copy',
            text: '证书照片清晰、四角完整',
            sort: 'file',
            title: '证书照片清晰、四角完整',
            now: null,
          },
          {
            code: 'account',
            text: '本人社保卡金融账户',
            sort: 'file',
            title: '本人社保卡金融账户',
            now: null,
          },
        ],
      },
      {
        ...offer('refuse', '不予通过', 'bad', 'reason'),
        reasons: [
          { code: 'paid-before', text: '同一职业同一等级已领取过补贴' },
          { code: 'late', text: '超过证书核发之日起 12 个月' },
        ],
      },
    ],
    timeline: [
      entry(1, 'open', '提交', '本人', '2026-03-02T01:14:00.000Z', '已提交'),
      entry(2, 'check', '系统比对', '系统自动', '2026-03-02T01:14:30.000Z', '区级初审'),
      entry(3, 'claimed', '领办', '刘敏', '2026-03-03T00:40:00.000Z', '区级初审'),
    ],
    notice: null,
  }
}

function line(
  item: string,
  declared: string,
  authoritative: string,
  source: string,
  note: string | null = null,
) {
  return {
    item,
    declared,
    authoritative,
    source,
    trust: 'A' as const,
    result: 'ok' as 'ok' | 'attention',
    note,
  }
}

function offer(
  step: string,
  title: string,
  tone: 'primary' | 'plain' | 'bad',
  asks: 'none' | 'corrections' | 'reason',
) {
  return {
    step,
    title,
    tone,
    asks,
    moves: false,
    weighs: step !== 'correct',
    answers: step === 'approve',
    reasons: [],
    corrections: [],
    mends: false,
    fields: [],
    page: null,
    allowed: true,
    why: null,
  }
}

export function entry(seq: number, step: string, title: string, actor: string, at: string, state: string) {
  return { seq, step, title, actor, at, note: null, reason: null, corrections: [], doubts: [], state }
}
