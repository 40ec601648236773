import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { ABOUT_FIELDS } from './about-fields.ts'
import type { Draft } from './policy.ts'

/** A part of a draft that is edited by itself. */
export interface Part {
  key: string
  heading: string
  fields: readonly Field[]
  /** What the draft holds now, by field. */
  now: Readonly<Record<string, string>>
  /** What of the step's input no field asks for. */
  fixed: Readonly<Record<string, string>>
}

export const aboutPart = (draft: Draft): Part => ({
  key: 'about',
  heading: '文件信息',
  fields: ABOUT_FIELDS,
  now: {
    title: draft.title,
    short: draft.short,
    issuer: draft.issuer,
    documentNumber: draft.documentNumber ?? '',
    from: draft.from,
    to: draft.to ?? '',
    source: draft.source,
  },
  fixed: { part: 'about' },
})

export function articlePart(draft: Draft, anchor: string): Part {
  const { label, title, text } = draft.articles.find((one) => one.anchor === anchor) ?? GONE
  return {
    key: `article ${anchor}`,
    heading: title ? `${label} ${title}` : label,
    fields: ARTICLE_FIELDS,
    now: { title, text },
    fixed: { part: 'article', anchor },
  }
}

export const readingPart = (draft: Draft): Part => ({
  key: 'reading',
  heading: '解读和问答',
  fields: READING_FIELDS,
  now: { interpretation: draft.interpretation, questions: draft.questionsText },
  fixed: { part: 'reading' },
})

export const textPart = (draft: Draft): Part => ({
  key: 'text',
  heading: '重新拆条',
  fields: TEXT_FIELDS,
  now: { text: wholeText(draft) },
  fixed: { part: 'text' },
})

/** The draft as one text, so that splitting it again finds the same articles. */
function wholeText({ preamble, articles, annex }: Draft): string {
  const lines = [preamble]
  let chapter: string | null = null
  for (const article of articles) {
    if (article.chapter !== null && article.chapter !== chapter) lines.push(article.chapter)
    chapter = article.chapter
    lines.push(article.label === '全文' ? article.text : headed(article))
  }
  return [...lines, annex].filter((line) => line !== '').join('\n')
}

const headed = ({ label, title, text }: Draft['articles'][number]): string => {
  if (!label.endsWith('条') && !/条之/.test(label)) return `${label}、${title ? `${title}\n` : ''}${text}`
  return title ? `${label}【${title}】${text}` : `${label}　${text}`
}

const GONE = { label: '', title: '', text: '' }

const ARTICLE_FIELDS = [
  { key: 'title', title: '标题', kind: 'text', longest: 60 },
  { key: 'text', title: '条文', kind: 'long-text', required: true },
] as const

const READING_FIELDS = [
  { key: 'interpretation', title: '解读', kind: 'long-text', longest: 20_000 },
  { key: 'questions', title: '问答', kind: 'long-text', hint: '一行“问：”，下一行“答：”，中间空一行。' },
] as const

const TEXT_FIELDS = [{ key: 'text', title: '全文', kind: 'long-text', required: true }] as const
