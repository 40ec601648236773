import { z } from 'zod'
import { takeStep } from '../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { policyProcedure } from '../procedure.ts'
import { questionsOf } from '../questions.ts'
import { refusals } from '../refusals.ts'
import type { PartEdit } from '../text/edit-part.ts'
import { LONGEST_TEXT } from '../text/read-text.ts'
import { splitRegulation } from '../text/split.ts'
import { About, Reading } from '../version.ts'
import { DraftNumber } from './case-number.ts'
import { bodyOf, requireDays } from './draft.ts'

const Saved = z.object({ revision: z.number().int(), remarks: z.array(z.string()) })
const revision = z.number().int().positive().max(1_000_000)

/** 改一条: title and text of one article. */
export const editArticle = verb({
  name: 'policy.edit-article',
  title: '修改一条',
  http: 'PUT /policy/drafts/{number}/articles/{anchor}',
  who: may('policy.edit'),
  input: z.strictObject({
    number: DraftNumber,
    anchor: z.string().regex(/^(text|\d{1,4}(-\d{1,4})?)$/),
    revision,
    title: z.string().trim().max(60).default(''),
    text: z.string().trim().min(1).max(LONGEST_TEXT),
  }),
  output: Saved,
  run: (ctx, { number, anchor, revision, title, text }) =>
    save(ctx, number, { part: 'article', anchor, revision, value: { title, text } }),
})

/** 改文件信息: title, issuer, number, days, source. */
export const editAbout = verb({
  name: 'policy.edit-about',
  title: '修改文件信息',
  http: 'PUT /policy/drafts/{number}/about',
  who: may('policy.edit'),
  input: About.extend({
    number: DraftNumber,
    revision,
    documentNumber: About.shape.documentNumber.default(null),
    to: About.shape.to.default(null),
  }),
  output: Saved,
  run(ctx, { number, revision, ...value }) {
    requireDays(value)
    return save(ctx, number, { part: 'about', revision, value })
  },
})

/** 改解读和问答. */
export const editReading = verb({
  name: 'policy.edit-reading',
  title: '修改解读和问答',
  http: 'PUT /policy/drafts/{number}/reading',
  who: may('policy.edit'),
  input: z.strictObject({
    number: DraftNumber,
    revision,
    interpretation: Reading.shape.interpretation.default(''),
    questions: z.string().max(120_000).default(''),
  }),
  output: Saved,
  async run(ctx, { number, revision, interpretation, questions: text }) {
    const { questions, problems } = questionsOf(text)
    if (problems.length > 0) throw refusals.badQuestions({ fields: problems })
    return save(ctx, number, { part: 'reading', revision, value: { interpretation, questions } })
  },
})

/** 重新拆条: another text in place of the whole, split again. */
export const splitAgain = verb({
  name: 'policy.split-again',
  title: '重新拆条',
  http: 'PUT /policy/drafts/{number}/text',
  who: may('policy.edit'),
  input: z.strictObject({ number: DraftNumber, revision, text: z.string().trim().min(2).max(LONGEST_TEXT) }),
  output: Saved,
  // A long text is split before the transaction opens.
  ahead: async (_ctx, { text }) => splitRegulation(text),
  async run(ctx, { number, revision }, split) {
    const saved = await save(ctx, number, { part: 'text', revision, value: bodyOf(split) })
    return { ...saved, remarks: split.remarks }
  },
})

async function save(ctx: VerbContext, number: string, edit: PartEdit) {
  const note = edit.part === 'article' ? `改第 ${edit.anchor} 条` : NOTES[edit.part]
  const file = await takeStep(ctx, [policyProcedure], number, 'edit', { input: edit, note })
  return { revision: file.revision, remarks: [] as string[] }
}

const NOTES = { about: '改文件信息', reading: '改解读和问答', text: '重新拆条' }
