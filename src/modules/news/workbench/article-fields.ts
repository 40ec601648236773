import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { COLUMN_KEYS, COLUMNS } from '../article.ts'

/** What an author fills in. */
export const ARTICLE_FIELDS: readonly Field[] = [
  {
    key: 'column',
    title: '栏目',
    kind: 'choice',
    required: true,
    choices: COLUMN_KEYS.map((value) => ({ value, text: COLUMNS[value] })),
  },
  { key: 'title', title: '标题', kind: 'text', required: true, longest: 60 },
  {
    key: 'summary',
    title: '摘要',
    kind: 'text',
    required: true,
    longest: 120,
    hint: '一两句话，列表和订阅里显示',
  },
  {
    key: 'body',
    title: '正文',
    kind: 'long-text',
    required: true,
    longest: 20_000,
    hint: '空一行分段；小标题以“## ”开头。不写身份证、手机、银行卡号码',
  },
  { key: 'source', title: '信息来源', kind: 'text', required: true, longest: 60 },
]
