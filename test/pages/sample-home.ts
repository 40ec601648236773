import { fen } from '../../src/kernel/value/money.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { DOORS, type HomeData } from '../../src/portal/pages/home-data.ts'
import type { Guide, Service } from '../../src/portal/pages/service-guide.tsx'

const COUNTS: readonly (readonly [code: string, short: string, count: number])[] = [
  ['120101', '和平', 9],
  ['120102', '河东', 19],
  ['120103', '河西', 21],
  ['120104', '南开', 24],
  ['120105', '河北', 16],
  ['120106', '红桥', 12],
  ['120110', '东丽', 33],
  ['120111', '西青', 44],
  ['120112', '津南', 38],
  ['120113', '北辰', 37],
  ['120114', '武清', 41],
  ['120115', '宝坻', 22],
  ['120116', '滨海', 96],
  ['120117', '宁河', 15],
  ['120118', '静海', 26],
  ['120119', '蓟州', 18],
]

const service = (code: string, title: string, summary: string, ...tags: Service['tags']): Service => ({
  code,
  order: 10,
  title,
  summary,
  tags,
  basis: [{ text: '补贴实施办法 第九条', href: '/policy/subsidy-measures-2022#art-9' }],
  conditions: ['职业和等级在紧缺目录内', '课时达到要求', '取得证书'],
  papers: [{ name: '参保情况', from: '社会保险登记' }],
  flow: ['系统自动申报', '确认收款账户', '区级审核', '公示', '到账'],
  typed: 2,
  start: { title: '算一算能领多少', href: '/subsidy/calc' },
})

const said = (text: string) => ({ text, source: null })

/** The guide of a sample service. */
export const sampleGuide = (code: string): Guide | null => {
  const found = SERVICES.find((one) => one.code === code)
  if (!found) return null
  const offered = {
    title: found.title,
    cases: [],
    place: said('网上办理；各区人社服务大厅也可办理'),
    hours: said('网上全天'),
    legalTerm: said('没有查到'),
    promised: said('7 个工作日审核，公示 5 个工作日'),
    fee: said('不收费'),
    result: said('补贴到账'),
    contact: said('服务电话 12333'),
    supervision: said('监督电话 12333'),
  }
  return { service: found, offered, road: [], address: `http://localhost/services/${code}` }
}

export const SERVICES: readonly Service[] = [
  service(
    'subsidy-training',
    '职业培训补贴',
    '拿到证书后系统自动申报，资金直达账户。',
    { text: '自动申报', tone: 'ok' },
    { text: '材料 0 份' },
    { text: '跑 0 次' },
  ),
  service(
    'class-filing',
    '补贴培训开班备案',
    '一张表格导入学员，错误行自动标红退回。',
    { text: '2 个工作日' },
    { text: '材料 1 份' },
  ),
  service(
    'assessment-entry',
    '职业技能等级认定报名',
    '自动判断能报几级，选合适的考点。',
    { text: '即时办结', tone: 'ok' },
    { text: '跑 1 次（考试）' },
  ),
  service(
    'certificate-check',
    '证书查验',
    '扫一下证书上的二维码，当场知道真假。',
    { text: '不用登录', tone: 'ok' },
    { text: '免费' },
  ),
  service('certificate-share', '证书分享', '把证书发给用人单位，可以设有效期，随时收回。', {
    text: '即时办结',
    tone: 'ok',
  }),
  service(
    'notice-objection',
    '公示异议',
    '对公示的名单有不同意见，写明理由即可提出。',
    { text: '公示期内' },
    { text: '可以匿名', tone: 'spark' },
  ),
]

/** A home page as full as it ever is. */
export const sampleHome = (tour: string | null): HomeData => ({
  doors: DOORS,
  upcoming: [
    {
      day: civilDate('2026-03-12'),
      title: '焊工（四级）补贴班',
      place: '滨海新区 · 海河工匠培训基地 · 120 课时',
      href: '/learn/classes/KB-2026-120116-000012',
      tag: { text: '余 6 席', tone: 'ok' },
    },
    {
      day: civilDate('2026-03-15'),
      title: '工业机器人系统操作员 三级考试',
      place: '津南区 · 报名截止 3月8日',
      href: '/assess/plans/KJ-2026-120112-000003',
      tag: { text: '剩 3 天', tone: 'warn' },
    },
  ],
  calculator: {
    href: '/subsidy/calc',
    questions: [
      {
        name: 'occupation',
        label: '职业（工种）',
        kind: 'list',
        options: ['焊工（非常紧缺）', '电工（紧缺）', '茶艺师（一般紧缺）'].map((label) => ({
          value: label.slice(0, 2),
          label,
        })),
        chosen: '焊工',
      },
      {
        name: 'level',
        label: '证书等级',
        kind: 'cards',
        options: [
          { value: '5', label: '五级' },
          { value: '4', label: '四级' },
          { value: '3', label: '三级' },
        ],
        chosen: '4',
      },
      {
        name: 'mode',
        label: '怎样上课',
        kind: 'cards',
        options: [
          { value: 'offline', label: '线下' },
          { value: 'blended', label: '线上线下' },
        ],
        chosen: 'offline',
      },
    ],
    example: {
      title: '焊工四级，120 课时，线下',
      amount: fen(324000),
      because: ['焊工是“非常紧缺”职业，按标准的 100% 发放', '120 课时标准 3,240.00 元', '线下授课，不打折'],
      basis: '2019—2020 年',
    },
  },
  stats: {
    items: [
      { title: '技能人才总量', value: '276', unit: '万人+' },
      { title: '高技能人才', value: '95', unit: '万人+' },
      { title: '高技能占比', value: '34.4', unit: '%' },
      { title: '企业培训中心', value: '464', unit: '家' },
      { title: '“十四五”补贴培训', value: '86.8', unit: '万人次' },
      { title: '“十四五”等级认定', value: '54.9', unit: '万人次' },
    ],
    note: '数据截至 2026 年 2 月，来源：天津市人力资源和社会保障局',
  },
  services: SERVICES,
  scarce: {
    edition: '2024 年版目录',
    basis: '2019—2020 年',
    rows: [
      { occupation: '工业机器人系统操作员', degree: '非常紧缺', marks: ['数字'], most: fen(420000) },
      { occupation: '焊工', degree: '非常紧缺', marks: [], most: fen(540000) },
      { occupation: '光伏组件制造工', degree: '紧缺', marks: ['绿色'], most: null },
      { occupation: '电工', degree: '紧缺', marks: [], most: fen(252000) },
      { occupation: '养老护理员', degree: '紧缺', marks: [], most: fen(220000) },
      { occupation: '茶艺师', degree: '一般紧缺', marks: [], most: fen(120000) },
    ],
  },
  tiles: {
    unit: '个班次',
    districts: COUNTS.map(([code, short, count]) => ({
      code,
      short,
      count,
      href: `/learn/classes?district=${code}`,
    })),
  },
  notices: [
    { title: '2026 年第三批职业培训补贴拟发放名单公示', href: '/notices/1', day: civilDate('2026-03-02') },
    {
      title: '民办职业培训机构 2025 年度信用等级评价结果公示（A+ 至 C）',
      href: '/notices/2',
      day: civilDate('2026-02-27'),
    },
    { title: '市场紧缺职业需求程度及培训补贴标准目录发布', href: '/notices/3', day: civilDate('2026-02-20') },
    { title: '2026 年第二批职业培训补贴拟发放名单公示', href: '/notices/4', day: civilDate('2026-02-12') },
    { title: '新增补贴培训协议机构名单公示', href: '/notices/5', day: civilDate('2026-02-05') },
  ],
  tour,
})
