/**
 * Every kind of mistake that the import tells apart, with its name. The tests make a file with each of them;
 * screens may use the names to sum up what was wrong.
 */
export const MISTAKES = {
  'empty-file': '空文件',
  'too-big': '文件过大',
  'old-excel': '旧版 .xls 文件',
  encrypted: '加密的文件',
  'binary-workbook': '二进制工作簿（.xlsb）',
  'not-excel': '不是 Excel 文件（CSV、网页、图片等）',
  'other-zip': '改名的压缩包或其他文档',
  macros: '含有宏的工作簿',
  'cut-off': '没有传完的文件',
  damaged: '损坏的文件',
  'unpacks-too-big': '解开后过大的文件',
  'no-sheet': '没有要填的工作表',
  'other-sheet': '内容写在别的工作表里',
  'other-template': '用了别的模板',
  'other-version': '用了旧版模板',
  'no-heading': '第一行不是表头',
  'missing-column': '缺少列',
  'unknown-column': '多出列',
  'twofold-column': '列重复',
  'moved-column': '列换了位置',
  'hidden-column': '隐藏的列',
  'too-many-rows': '行数过多',
  'no-rows': '没有内容',
  'hidden-row': '隐藏的行',
  'hidden-sheet': '隐藏的工作表',
  'merged-cell': '合并的单元格',
  'stray-cell': '表头以外的列有内容',
  'sample-changed': '在示例行里填写',
  formula: '公式',
  'error-value': '错误值（#N/A 等）',
  boolean: '逻辑值（TRUE、FALSE）',
  'lost-digits': '号码被当成数字，末位丢失',
  'scientific-text': '号码成了科学计数法文字',
  percent: '百分比',
  'shown-differs': '显示的和实际存的不一样',
  'date-as-text': '文字栏里是日期',
  'control-character': '不可见的控制字符',
  'line-break': '单元格内换行',
  'too-long': '内容过长',
  required: '必填项没有填',
  'not-a-choice': '不在可选范围内',
  'no-such-day': '日历上没有的日期',
  'date-unclear': '日期写法不清楚',
  'not-an-integer': '不是整数',
  'not-a-number': '不是数字',
  'not-money': '不是金额',
  'twofold-row': '重复的行',
  'twofold-value': '不能重复的值重复',
  'too-many-problems': '错误过多',
} as const satisfies Record<string, string>

export type Mistake = keyof typeof MISTAKES

/** A mistake with its words, before it is known where it stands. */
export interface Wrong {
  wrong: Mistake
  message: string
}

export const wrong = (mistake: Mistake, message: string): Wrong => ({ wrong: mistake, message })
