import type { Role } from '../../../kernel/identity/roles.ts'

/** A demo account: one for each role, with a name that nobody bears. */
export interface DemoAccount {
  login: string
  password: string
  role: Role
  /** The post, as it is shown at the door. */
  title: string
  label: string
  does: string
  district: string | null
  /** Whose agent it is, by the key of a demo organisation. */
  organisation: 'provider' | 'employer' | 'assessor' | null
}

export const DEMO_PASSWORD = 'haihe-yanshi-2026'

const account = (
  login: string,
  role: Role,
  title: string,
  label: string,
  does: string,
  at: Partial<Pick<DemoAccount, 'district' | 'organisation'>> = {},
): DemoAccount => ({
  login,
  password: DEMO_PASSWORD,
  role,
  title,
  label,
  does,
  district: null,
  organisation: null,
  ...at,
})

/** The district in which the demo's main road runs. */
export const DEMO_DISTRICT = '120116'

/** One account a role; two quality supervisors, who walk together; four markers: two enter marks, a third looks at one again, and a chief decides between examiners. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('jigou', 'provider-agent', '培训机构经办', '演示·孟经办', '报开班、签到、结业', {
    organisation: 'provider',
  }),
  account('qiye', 'employer-agent', '用人单位经办', '演示·程人事', '看本单位补贴、登记账户', {
    organisation: 'employer',
  }),
  account('pingjia', 'assessor-agent', '评价机构考务', '演示·陆考务', '编考试计划、公布成绩', {
    organisation: 'assessor',
  }),
  account('yuejuan1', 'marker', '阅卷员（甲）', '演示·阅卷甲', '录入成绩第一遍', {
    organisation: 'assessor',
  }),
  account('yuejuan2', 'marker', '阅卷员（乙）', '演示·阅卷乙', '录入成绩第二遍', {
    organisation: 'assessor',
  }),
  account('jiankao', 'invigilator', '监考员', '演示·裴监考', '机考监考、给入场码', {
    organisation: 'assessor',
  }),
  account('qushouli', 'district-clerk', '区受理岗', '演示·滨海受理', '受理开班和补贴', {
    district: DEMO_DISTRICT,
  }),
  account('qufuhe', 'district-reviewer', '区复核岗', '演示·滨海复核', '决定开班和补贴', {
    district: DEMO_DISTRICT,
  }),
  account('shiju', 'municipal-officer', '市局业务岗', '演示·市局业务', '装目录、导入紧缺证据、编拨付批次'),
  account('shifuhe', 'municipal-reviewer', '市局复核岗', '演示·市局复核', '评审紧缺程度、处理异议、撤销证书'),
  account('qianfa', 'municipal-signer', '市局签发岗', '演示·市局签发', '签发政策文件'),
  account('caizheng', 'finance-officer', '财政岗', '演示·财政', '会签目录、放款、回盘'),
  account('lingdao', 'leader', '领导', '演示·领导', '看指标'),
  account('shenji', 'auditor', '审计员', '演示·审计', '一笔钱一页、查日志'),
  account('xitong', 'system-admin', '系统管理员', '演示·系统管理', '管账号'),
  account('anquan', 'security-admin', '安全管理员', '演示·安全管理', '管授权'),
  account('rizhi', 'audit-admin', '审计管理员', '演示·审计管理', '核验审计链'),
  account('yuejuan3', 'marker', '阅卷员（丙）', '演示·阅卷丙', '复评有异议的成绩', {
    organisation: 'assessor',
  }),
  account('zuzhang', 'marker', '考评组长', '演示·考评组长', '裁定实操评分差异、结束评分', {
    organisation: 'assessor',
  }),
  account(
    'dudao1',
    'quality-supervisor',
    '质量督导员（组长）',
    '演示·督导甲',
    '手机上填督导检查表、裁定、签报告',
    {
      organisation: 'employer',
    },
  ),
  account('dudao2', 'quality-supervisor', '质量督导员', '演示·督导乙', '手机上填督导检查表、签报告', {
    organisation: 'employer',
  }),
]

/** The account of a login: known before it is there, so that what it did in the demo's past is its own. */
export const accountOf = (login: string): string =>
  `de300000-0000-4000-8000-${String(DEMO_ACCOUNTS.findIndex((one) => one.login === login) + 1).padStart(12, '0')}`
