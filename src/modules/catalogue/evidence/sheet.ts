import type { Column, SheetDefinition } from '../../../kernel/spreadsheets/index.ts'

const number = (key: string, title: string, example: string, note: string, percent = false): Column => ({
  key,
  title,
  kind: 'decimal',
  example,
  note: `${note}没有数据请留空，不要填 0。`,
  width: 16,
  percent,
})

/** The evidence as a sheet; its keys are the columns of the batch file, and two more that are kept but not scored. */
export const evidenceSheet: SheetDefinition = {
  name: '紧缺证据',
  version: '2026-1',
  instructions: [
    '一行是一个职业一个季度；同一职业同一季度只能有一行。',
    '季度结束以后才能报。再次导入同一职业同一季度，以后导入的为准，原来的留存备查。',
    '有一行不对，整份文件不导入；改好标红的地方后重新上传。',
  ],
  columns: [
    { key: 'code', title: '职业编码', kind: 'identity', required: true, example: '6-18-02-04', width: 14 },
    { key: 'name', title: '职业', kind: 'text', required: true, example: '焊工', width: 18 },
    { key: 'period', title: '所属期', kind: 'text', required: true, example: '2026Q1', note: '年份加季度。' },
    number('vacancies', '招聘需求人数', '310', '人。'),
    number('seekers', '求职人数', '100', '人。'),
    number('vacancy_days', '岗位空缺天数', '50', '从发布到招到人的天数。'),
    number('wage_growth', '工资增幅', '8.5', '同比，%，不填百分号。', true),
    number('survey_score', '用人单位调查分', '82', '0 到 100。'),
    number('industry_growth', '行业增幅', '4', '同比，%，不填百分号。', true),
    number('headcount_gap', '缺口人数', '210', '人；只存档和显示，不计分。'),
    number('training_cost', '培训成本调查', '2600', '每人，元；只存档和显示，不计分。'),
    {
      key: 'source',
      title: '数据来源',
      kind: 'text',
      required: true,
      example: '2026 年一季度人力资源市场监测',
      longest: 200,
      width: 30,
    },
  ],
}

/** The heading of a column by its key. */
export const headingOf = (key: string): string =>
  evidenceSheet.columns.find((column) => column.key === key)?.title ?? key
