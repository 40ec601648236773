import { z } from 'zod'
import type { CaseFile } from '../../../kernel/case/index.ts'
import type { FieldProblem, VerbContext } from '../../../kernel/verb/index.ts'
import { questionsText } from '../questions.ts'
import { refusals } from '../refusals.ts'
import { saveDraft, versionOfCase } from '../store.ts'
import { About, Body, type PolicyVersion, Reading, type VersionContent } from '../version.ts'

/** A change of one part of a draft; `revision` is the draft as its editor saw it. */
export const PartEdit = z.discriminatedUnion('part', [
  z.object({ part: z.literal('about'), revision: z.number(), value: About }),
  z.object({ part: z.literal('reading'), revision: z.number(), value: Reading }),
  z.object({ part: z.literal('text'), revision: z.number(), value: Body }),
  z.object({
    part: z.literal('article'),
    revision: z.number(),
    anchor: z.string(),
    value: z.object({ title: z.string(), text: z.string() }),
  }),
])
export type PartEdit = z.output<typeof PartEdit>

/**
 * Changes one part of a draft. Two officers may work on different parts; where somebody changed the same part since the
 * editor saw it, nothing is kept and the other's words are told (409), so that neither loses anything.
 */
export async function editDraft(ctx: VerbContext, file: CaseFile, edit: PartEdit): Promise<void> {
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
}

const keyOf = (edit: PartEdit): string => (edit.part === 'article' ? `article ${edit.anchor}` : edit.part)

/** The parts that this change would overwrite: an article its own and the whole text, the text every article. */
const touches = (edit: PartEdit, key: string): boolean =>
  key === keyOf(edit) ||
  (edit.part === 'article' && key === 'text') ||
  (edit.part === 'text' && key.startsWith('article '))

function latestBeside({ changed }: PolicyVersion, edit: PartEdit): string | null {
  const later = Object.entries(changed).filter(
    ([key, { revision }]) => touches(edit, key) && revision > edit.revision,
  )
  const last = later.sort(([, one], [, two]) => two.revision - one.revision)[0]
  return last?.[1].by ?? null
}

function applied(content: VersionContent, edit: PartEdit): VersionContent {
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
function theirs(content: VersionContent, edit: PartEdit): FieldProblem[] {
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
