/** The group that decides who is paid and what (补贴人员类别), strongest first where several hold on one day. */
export const GROUPS = {
  'enterprise-employee': '企业职工',
  'graduating-student': '毕业学年学生',
  student: '院校学生',
  hardship: '就业困难人员',
  'registered-unemployed': '城镇登记失业人员',
  veteran: '退役军人',
  'rural-worker': '农村劳动力',
  'paired-region': '协作支援地区劳动力',
  resident: '本市户籍或居住证人员',
} as const
export type SubsidyGroup = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as SubsidyGroup[]
