/** What an earlier certificate is (以前的证书类别). */
export const SCHEMES = {
  qualification: '职业资格证书（16 位编号）',
  'skill-level': '职业技能等级证书（22 位编号，外地或本平台以前发的）',
  special: '专项职业能力证书',
  other: '其他编号的技能证书',
  title: '职称证书',
  competition: '技能竞赛获奖证书',
  honour: '荣誉证书、表彰文件',
} as const
export type Scheme = keyof typeof SCHEMES
export const SCHEME_NAMES = Object.keys(SCHEMES) as [Scheme, ...Scheme[]]

/** What has neither level nor grade and says itself what it is for: a place in a competition (竞赛名次), an honour (荣誉称号). */
export const DISTINCTIONS: readonly Scheme[] = ['competition', 'honour']

/** Grades of a professional title (职称级别). */
export const TITLES = { junior: '初级职称', middle: '中级职称', senior: '高级职称' } as const
export type TitleGrade = keyof typeof TITLES

/** What such a paper is called where nobody has to tell it from others by its number. */
export const schemeTitle = (scheme: Scheme): string => SCHEMES[scheme].replace(/（.*$/, '')
