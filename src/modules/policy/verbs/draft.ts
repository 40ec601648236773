import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { may, upload, verb } from '../../../kernel/verb/index.ts'
import { policyProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { insertDraft } from '../store.ts'
import { bodyOf } from '../text/body.ts'
import { LONGEST_TEXT, readText } from '../text/read-text.ts'
import { splitRegulation } from '../text/split.ts'
import { About, DocumentId, requireDays, type VersionContent } from '../version.ts'

const Text = z.string().max(LONGEST_TEXT)

/** 装入政策文件 from .docx, a text file or pasted text: split into articles at once, then edited as a draft. */
export const draftDocument = verb({
  name: 'policy.draft',
  title: '装入政策文件',
  http: 'POST /policy/drafts',
  who: may('policy.edit'),
  input: About.extend({
    document: DocumentId,
    documentNumber: About.shape.documentNumber.default(null),
    to: About.shape.to.default(null),
    file: upload().nullable().default(null),
    text: Text.nullable().default(null),
  }),
  output: z.object({
    number: z.string(),
    articles: z.number().int(),
    by: z.enum(['article', 'item', 'none']),
    remarks: z.array(z.string()),
  }),
  async ahead(_ctx, { file, text }) {
    const given = file ? await fromFile(file) : { text: text ?? '', remarks: [] }
    return { ...given, split: splitRegulation(given.text) }
  },
  async run(ctx, { document, file, text: _text, ...about }, given) {
    requireDays(about)
    if (given.text.trim() === '')
      throw refusals.noText({ fields: [{ path: 'file', message: '请选择文件，或者把正文粘贴到“正文”里' }] })
    const { split } = given
    const remarks = [...given.remarks, ...split.remarks]
    const content: VersionContent = { ...about, ...bodyOf(split), interpretation: '', questions: [] }
    const opened = await openCase(ctx, policyProcedure, {
      district: ctx.city.code,
      title: about.title,
      subtitle: `${content.articles.length} 条，${about.from} 起施行`,
      form: { document, source: about.source },
      attention: remarks,
    })
    const draft = { number: opened.number, document, content, fileName: file?.name ?? '粘贴的文字' }
    const kept = await insertDraft(ctx.db, draft, file?.bytes ?? Buffer.from(given.text))
    if (!kept) throw refusals.draftOfDocument()
    return {
      number: opened.number,
      articles: content.articles.length,
      by: split.by,
      remarks,
    }
  },
})

async function fromFile({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const read = await readText(bytes, name)
  if ('text' in read) return read
  throw refusals.fileNotReadable({
    detail: `${name}：${read.place}：${read.remedy}`,
    fields: [{ path: 'file', message: `${name}：${read.place}：${read.remedy}` }],
  })
}
