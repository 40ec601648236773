import { type Dataset, latest } from '../../kernel/module/index.ts'
import type { PolicyDocument } from '../../kernel/standard/index.ts'

const STATUS = { confirmed: '已查到公布文本', assumed: '待确认' }

/** The documents that decisions rest on, as open data. */
export const policiesSet: Dataset = {
  id: 'policies',
  title: '政策文件',
  description: '系统作出决定所依据的文件：名称、文号、发文机关、起止日和出处。',
  keywords: ['政策', '文号', '依据'],
  fields: [
    { key: 'id', title: '代号', kind: 'text', note: '文件的固定代号，也是网址 /policy/代号' },
    { key: 'title', title: '名称', kind: 'text', note: '文件名称' },
    { key: 'issuer', title: '发文机关', kind: 'text', note: '发文机关' },
    { key: 'number', title: '文号', kind: 'text', note: '文号；没有查到的空白' },
    {
      key: 'level',
      title: '层级',
      kind: 'text',
      note: '哪一级的文件',
      values: { national: '国家', city: '本市' },
    },
    { key: 'from', title: '施行日', kind: 'date', note: '当日起施行；没有查到的空白' },
    { key: 'to', title: '截止日', kind: 'date', note: '当日仍有效；空白表示没有定期限或没有查到' },
    { key: 'status', title: '状态', kind: 'text', note: '有没有查到公布文本', values: STATUS },
    { key: 'sources', title: '来源', kind: 'text', note: '出处，多个以；分隔' },
  ],
  extract(standards, day) {
    const documents = inForce(standards.documents, day)
    return {
      rows: documents.map(({ id, title, issuer, number, level, from, to, status, sources }) => ({
        id,
        title,
        issuer,
        number: number ?? '',
        level,
        from: from ?? '',
        to: to ?? '',
        status,
        sources: sources.join('；'),
      })),
      ...described(documents),
    }
  },
}

/** The articles that rules cite, as open data. */
export const policyArticlesSet: Dataset = {
  id: 'policy-articles',
  title: '政策条款',
  description: '规则所引的每一条，内容是概括，不是原文。',
  keywords: ['政策', '条款', '依据'],
  fields: [
    { key: 'document', title: '文件代号', kind: 'text', note: '对应“政策文件”的代号' },
    { key: 'article', title: '条款', kind: 'text', note: '条号或条款代号，网址 /policy/文件代号#art-条款' },
    { key: 'title', title: '标题', kind: 'text', note: '这一条讲什么' },
    { key: 'summary', title: '概括', kind: 'text', note: '用自己的话概括，以原文为准' },
    { key: 'status', title: '状态', kind: 'text', note: '有没有查到公布文本', values: STATUS },
  ],
  extract(standards, day) {
    const documents = inForce(standards.documents, day)
    return {
      rows: documents.flatMap(({ id, articles }) =>
        articles.map(({ article, title, summary, status }) => ({
          document: id,
          article,
          title,
          summary,
          status,
        })),
      ),
      ...described(documents),
    }
  },
}

/** Those in force on the day; one whose days are not known counts as in force. */
const inForce = (documents: readonly PolicyDocument[], day: string): PolicyDocument[] =>
  documents.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))

const described = (documents: readonly PolicyDocument[]) => ({
  edition: null,
  source: '各文件的公布文本，见“政策文件”的来源',
  assumed: documents.some(({ status }) => status === 'assumed'),
  modified: latest(documents.map(({ from }) => from)),
})
