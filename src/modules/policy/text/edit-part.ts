import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import type { FieldProblem, VerbContext } from '../../../kernel/verb/index.ts'
import { questionsOf, questionsText } from '../questions.ts'
import { refusals } from '../refusals.ts'
import { saveDraft, versionOfCase } from '../store.ts'
import {
  About,
  type Body,
  type PolicyVersion,
  Reading,
  requireDays,
  type VersionContent,
} from '../version.ts'
import { bodyOf } from './body.ts'
import { LONGEST_TEXT } from './read-text.ts'
import { type SplitText, splitRegulation } from './split.ts'

/** The draft as its editor saw it. */
const seen = z.number().int().positive().max(1_000_000)

/** A change of one part of a draft, as it is typed. */
export const PartEdit = z.discriminatedUnion('part', [
  About.extend({
    part: z.literal('about'),
    seen,
    documentNumber: About.shape.documentNumber.default(null),
    to: About.shape.to.default(null),
  }),
  z.strictObject({
    part: z.literal('article'),
    seen,
    anchor: z.string().regex(/^(text|\d{1,4}(-\d{1,4})?)$/),
    title: z.string().trim().max(60).default(''),
    text: z.string().trim().min(1).max(LONGEST_TEXT),
  }),
  z.strictObject({
    part: z.literal('reading'),
    seen,
    interpretation: Reading.shape.interpretation.default(''),
    questions: z.string().max(120_000).default(''),
  }),
  // Another text in place of the whole, split again.
  z.strictObject({ part: z.literal('text'), seen, text: z.string().trim().min(2).max(LONGEST_TEXT) }),
])

/** What the officer is told: what the splitting was unsure of. */
export const Edited = z.object({ remarks: z.array(z.string()) })

/** The same, read: what shall stand in the draft. */
type Change = { seen: number } & (
  | { part: 'about'; value: About }
  | { part: 'article'; anchor: string; value: { title: string; text: string } }
  | { part: 'reading'; value: z.output<typeof Reading> }
  | { part: 'text'; value: z.output<typeof Body> }
)

/** A long text is split before the transaction opens. */
export const splitAhead = async (edit: z.output<typeof PartEdit>): Promise<SplitText | null> =>
  edit.part === 'text' ? splitRegulation(edit.text) : null

function changeOf(
  edit: z.output<typeof PartEdit>,
  split: SplitText | null,
): { change: Change; note: string; remarks: string[] } {
  if (edit.part === 'about') {
    const { part, seen, ...value } = edit
    requireDays(value)
    return { change: { part, seen, value }, note: '改文件信息', remarks: [] }
  }
  if (edit.part === 'article') {
    const { part, seen, anchor, ...value } = edit
    return { change: { part, seen, anchor, value }, note: `改第 ${anchor} 条`, remarks: [] }
  }
  const { part, seen } = edit
  if (part === 'text') {
    if (!split) throw new Error('the text was not split')
    return { change: { part, seen, value: bodyOf(split) }, note: '重新拆条', remarks: split.remarks }
  }
  const { questions, problems } = questionsOf(edit.questions)
  if (problems.length > 0) throw refusals.badQuestions({ fields: problems })
  const { interpretation } = edit
  return { change: { part, seen, value: { interpretation, questions } }, note: '改解读和问答', remarks: [] }
}

/**
 * Changes one part of a draft. Two officers may work on different parts; where somebody changed the same part since the
 * editor saw it, nothing is kept and the other's words are told (409), so that neither loses anything.
 */
export async function editDraft(
  ctx: VerbContext,
  file: CaseFile,
  typed: z.output<typeof PartEdit>,
  split: SplitText | null,
): Promise<StepOutcome<z.input<typeof Edited>>> {
  const { change: edit, note, remarks } = changeOf(typed, split)
  const draft = await versionOfCase(ctx.db, file.number)
  if (!draft) throw refusals.draftWithdrawn()
  const key = keyOf(edit)
  const other = latestBeside(draft, edit)
  const fields = other ? theirs(draft.content, edit) : []
  if (other && fields.length > 0) throw overtaken(other, fields)
  await saveDraft(ctx.db, file.number, applied(draft.content, edit), {
    ...draft.changed,
    [key]: { revision: file.revision + 1, by: ctx.actor.label },
  })
  return { note, answer: { remarks } }
}

const keyOf = (edit: Change): string => (edit.part === 'article' ? `article ${edit.anchor}` : edit.part)

/** The parts that this change would overwrite: an article its own and the whole text, the text every article. */
const touches = (edit: Change, key: string): boolean =>
  key === keyOf(edit) ||
  (edit.part === 'article' && key === 'text') ||
  (edit.part === 'text' && key.startsWith('article '))

function latestBeside({ changed }: PolicyVersion, edit: Change): string | null {
  const later = Object.entries(changed).filter(
    ([key, { revision }]) => touches(edit, key) && revision > edit.seen,
  )
  const last = later.sort(([, one], [, two]) => two.revision - one.revision)[0]
  return last?.[1].by ?? null
}

function applied(content: VersionContent, edit: Change): VersionContent {
  if (edit.part !== 'article') return { ...content, ...edit.value }
  if (!content.articles.some(({ anchor }) => anchor === edit.anchor)) throw refusals.noSuchArticle()
  return {
    ...content,
    articles: content.articles.map((one) => (one.anchor === edit.anchor ? { ...one, ...edit.value } : one)),
  }
}

function overtaken(by: string, fields: readonly FieldProblem[]) {
  return refusals.partChanged(by, {
    fields: fields.map(({ path, message }) => ({ path, message: `${by}改成：${message || '（空）'}` })),
  })
}

/** What the others wrote, by the fields of the form. */
function theirs(content: VersionContent, edit: Change): FieldProblem[] {
  if (edit.part === 'article') {
    const now = content.articles.find(({ anchor }) => anchor === edit.anchor)
    if (!now) return [{ path: 'text', message: '这一条已经没有了' }]
    return differing(edit.value, { title: now.title, text: now.text })
  }
  if (edit.part === 'text')
    return [
      { path: 'text', message: content.articles.map(({ label, text }) => `${label} ${text}`).join('\n') },
    ]
  if (edit.part === 'about') return differing(edit.value, About.strip().parse(content))
  return differing(
    { interpretation: edit.value.interpretation, questions: questionsText(edit.value.questions) },
    { interpretation: content.interpretation, questions: questionsText(content.questions) },
  )
}

function differing(mine: Record<string, string | null>, now: Record<string, string | null>): FieldProblem[] {
  const found = Object.entries(now).filter(([key, text]) => mine[key] !== text)
  return found.map(([path, text]) => ({ path, message: text ?? '' }))
}
