import { z } from 'zod'
import { type AnyVerb, Download, signedIn, upload, type VerbContext, verb } from '../verb/index.ts'
import { refusals } from './refusals.ts'
import {
  DraftValues,
  draftFile,
  draftsOf,
  dropDraft,
  filesBeside,
  keepDraft,
  keepDraftFile,
} from './store.ts'

const Form = z.string().min(1).max(200)
const FieldName = z.string().regex(/^[A-Za-z][\w.-]{0,59}$/)

/** So many fields and files a form may have. */
const MOST_FIELDS = 100
const MOST_FILES = 5

/** Keeps what stands in a form so far (自动保存); only its owner ever reads it. */
export const saveDraft = verb({
  name: 'drafts.save',
  title: '保存草稿',
  http: 'PUT /drafts',
  who: signedIn(),
  withoutKey: true,
  input: z.strictObject({ form: Form, values: DraftValues }),
  output: z.object({ savedAt: z.string() }),
  async run(ctx, { form, values }) {
    if (Object.keys(values).length > MOST_FIELDS) throw refusals.tooManyFields()
    await keepDraft(ctx, mine(ctx, form), values, ctx.now)
    return { savedAt: ctx.now.toISOString() }
  },
})

/** What this account has begun in the forms of a page. */
export const readDrafts = verb({
  name: 'drafts.read',
  title: '查看自己的草稿',
  http: 'GET /drafts',
  who: signedIn(),
  input: z.strictObject({ form: Form }),
  output: z.object({
    items: z.array(
      z.object({
        form: z.string(),
        values: DraftValues,
        savedAt: z.string(),
        files: z.array(z.object({ field: z.string(), name: z.string(), size: z.number().int() })),
      }),
    ),
  }),
  async run(ctx, { form }) {
    const items = await draftsOf(ctx, mine(ctx, form).owner, form)
    return { items: items.map(({ savedAt, ...one }) => ({ ...one, savedAt: savedAt.toISOString() })) }
  },
})

/** Keeps a file that was chosen, so that nobody chooses it twice. */
export const keepFile = verb({
  name: 'drafts.keep-file',
  title: '保存草稿里选好的文件',
  http: 'POST /drafts/files',
  who: signedIn(),
  input: z.strictObject({ form: Form, field: FieldName, file: upload() }),
  output: z.object({ name: z.string() }),
  async run(ctx, { form, field, file }) {
    const of = mine(ctx, form)
    if ((await filesBeside(ctx.db, of, field)) >= MOST_FILES) throw refusals.tooManyDraftFiles(MOST_FILES)
    await keepDraftFile(ctx, of, field, { name: file.name.slice(0, 200), bytes: file.bytes }, ctx.now)
    return { name: file.name }
  },
})

/** A file that was chosen before. */
export const readKeptFile = verb({
  name: 'drafts.file',
  title: '取回草稿里选好的文件',
  http: 'GET /drafts/file',
  who: signedIn(),
  input: z.strictObject({ form: Form, field: FieldName }),
  output: Download,
  async run(ctx, { form, field }) {
    const found = await draftFile(ctx, mine(ctx, form), field)
    if (!found) throw refusals.noSuchFile()
    return { ...found, type: 'application/octet-stream' }
  },
})

/** Drops a draft: it was handed in, or is begun anew. */
export const discardDraft = verb({
  name: 'drafts.discard',
  title: '删除草稿',
  http: 'POST /drafts/discard',
  who: signedIn(),
  withoutKey: true,
  input: z.strictObject({ form: Form }),
  output: z.object({ gone: z.literal(true) }),
  async run(ctx, { form }) {
    await dropDraft(ctx.db, mine(ctx, form))
    return { gone: true as const }
  },
})

export const draftVerbs: readonly AnyVerb[] = [saveDraft, readDrafts, keepFile, readKeptFile, discardDraft]

/** A draft belongs to the account that types it, on whatever device. */
function mine(ctx: VerbContext, form: string): { owner: string; form: string } {
  if (!ctx.actor.account) throw refusals.nobodysDraft()
  return { owner: ctx.actor.account, form }
}
