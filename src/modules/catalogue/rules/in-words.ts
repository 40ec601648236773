/** The rules on the catalogue in plain words (规则名), by the id that a reason carries. */
export const CATALOGUE_RULES: Readonly<Record<string, string>> = {
  'in-catalogue': '列入紧缺目录',
  'level-subsidised': '这一等级有补贴',
  'carried-over': '金额沿用',
}
