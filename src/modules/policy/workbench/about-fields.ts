/** What the head of a document says, as a form asks it. */
export const ABOUT_FIELDS = [
  { key: 'title', title: '文件名称', kind: 'text', required: true, longest: 120 },
  {
    key: 'short',
    title: '简称',
    kind: 'text',
    required: true,
    longest: 40,
    hint: '引用条文时用，例如“补贴实施办法”。',
  },
  { key: 'issuer', title: '发文机关', kind: 'text', required: true, longest: 120 },
  { key: 'documentNumber', title: '文号', kind: 'text', longest: 60 },
  { key: 'from', title: '施行日', kind: 'day', required: true },
  { key: 'to', title: '失效日', kind: 'day', hint: '文件写明有效期的才填，填最后一天。' },
  { key: 'source', title: '来源', kind: 'text', required: true, longest: 300, hint: '从哪里得到的文本。' },
] as const
