/** Who may have 生活费补贴, as the register of people calls them (困难家庭和人员). */
export const LIVING_GROUPS = ['hardship', 'zero-employment', 'low-income'] as const
export type LivingGroup = (typeof LIVING_GROUPS)[number]

export const GROUP_WORDS: Readonly<Record<LivingGroup, string>> = {
  hardship: '就业困难人员',
  'zero-employment': '零就业家庭成员',
  'low-income': '城乡低保家庭成员',
}
