import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { Download, signedIn, upload, type VerbContext, verb } from '../../verb/index.ts'
import { attachFile, fileBytes } from '../attach.ts'
import { typeNamed } from '../file-type.ts'
import { refusals } from '../refusals.ts'
import { type AttachedFile, fileById, filesOf, withdrawRow } from '../store.ts'
import type { FileRights, FileSubject } from '../subject.ts'

const CASE = 'case'

const FileView = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  typeTitle: z.string(),
  picture: z.boolean(),
  size: z.number().int(),
  about: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
  /** Whether this reader attached it and may take it back still. */
  mine: z.boolean(),
})
const Listed = z.object({ items: z.array(FileView), mayAttach: z.boolean() })
const About = z.string().trim().min(1).max(60).optional()
const Of = { kind: z.string().regex(/^[a-z-]{2,40}$/), id: z.string().min(1).max(80) }

/** The verbs of files (材料): every case gets them for free, and whatever else a module lets files hang on. */
export const fileVerbs = (subjects: readonly FileSubject[]) => ({
  attachToCase: attachToCase(subjects),
  listOfCase: listOfCase(subjects),
  attachTo: attachTo(subjects),
  listOf: listOf(subjects),
  readAttached: readAttached(subjects),
  withdrawAttached: withdrawAttached(subjects),
})

/** Attaches a file to a case that is being handled: by whoever it belongs to, or by a post that takes one of its steps. */
const attachToCase = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.attach',
    title: '上传材料',
    http: 'POST /cases/{number}/files',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber, file: upload(), about: About }),
    output: FileView,
    async run(ctx, { number, file, about }) {
      ctx.act.subject('case', number)
      return attached(ctx, subjects, { kind: CASE, id: number }, file, about)
    },
  })

/** The files of a case, those taken back included, for whoever may see the case. */
const listOfCase = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.list',
    title: '查看材料清单',
    http: 'GET /cases/{number}/files',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber }),
    output: Listed,
    run: (ctx, { number }) => listed(ctx, subjects, { kind: CASE, id: number }),
  })

/** Attaches a file to a fact, an organisation or a version of a policy document, by who keeps it. */
const attachTo = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.attach-to',
    title: '给登记事项附材料',
    http: 'POST /files/of/{kind}/{id}',
    who: signedIn(),
    input: z.strictObject({ ...Of, file: upload(), about: About }),
    output: FileView,
    async run(ctx, { kind, id, file, about }) {
      ctx.act.subject(kind, id)
      return attached(ctx, subjects, { kind, id }, file, about)
    },
  })

/** The files of such a thing, for whoever may see it. */
const listOf = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.list-of',
    title: '查看登记事项的材料',
    http: 'GET /files/of/{kind}/{id}',
    who: signedIn(),
    input: z.strictObject(Of),
    output: Listed,
    run: (ctx, of) => listed(ctx, subjects, of),
  })

/** One file's content; that it was read is in the audit, since it may show an identity paper. */
const readAttached = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.read',
    title: '打开材料',
    http: 'GET /files/{id}',
    who: signedIn(),
    recorded: true,
    shown: true,
    input: z.strictObject({ id: z.uuid() }),
    output: Download,
    async run(ctx, { id }) {
      const { file } = await fileOf(ctx, subjects, id)
      ctx.act.subject('file', id)
      return { name: file.name, type: file.type, bytes: await fileBytes(ctx, id) }
    },
  })

/** Takes back a file by whoever attached it, while the thing is open; what was once seen stays readable. */
const withdrawAttached = (subjects: readonly FileSubject[]) =>
  verb({
    name: 'files.withdraw',
    title: '撤回材料',
    http: 'POST /files/{id}/withdraw',
    who: signedIn(),
    input: z.strictObject({ id: z.uuid() }),
    output: FileView,
    async run(ctx, { id }) {
      const { file, rights } = await fileOf(ctx, subjects, id)
      ctx.act.subject('file', id)
      if (file.account === null || file.account !== ctx.actor.account) throw refusals.notYourFile()
      if (!rights.open) throw refusals.caseClosed()
      if (!(await withdrawRow(ctx.db, id, ctx.actor.account, ctx.now))) throw refusals.fileTakenBack()
      const subject = subjects.find(({ kind }) => kind === file.subject.kind)
      if (file.about) await subject?.counts?.(ctx, file.subject.id, file.about, -1)
      return viewOf(ctx, { ...file, withdrawnAt: ctx.now }, true)
    },
  })

type Of = { kind: string; id: string }

/** What the actor may do with the files of this thing, which it has to be allowed to see. */
async function rightsTo(ctx: VerbContext, subjects: readonly FileSubject[], of: Of): Promise<FileRights> {
  const subject = subjects.find(({ kind }) => kind === of.kind)
  if (!subject) throw refusals.noSuchKind()
  return subject.rights(ctx, of.id)
}

/** Attaches where the actor may and the thing is open; who may not is told so first, whatever its state. */
async function attached(
  ctx: VerbContext,
  subjects: readonly FileSubject[],
  of: Of,
  file: Parameters<typeof attachFile>[2],
  about: string | undefined,
) {
  const { mayAttach, open } = await rightsTo(ctx, subjects, of)
  const isCase = of.kind === CASE
  if (!mayAttach) throw isCase ? refusals.notYourKindOfCase() : refusals.notYoursToAttach()
  if (!open) throw isCase ? refusals.caseClosed() : refusals.factEnded()
  const done = await attachFile(ctx, of, file, about)
  if (about) await subjects.find(({ kind }) => kind === of.kind)?.counts?.(ctx, of.id, about, 1)
  ctx.act.after({ file: done.id, name: done.name, about: done.about })
  return viewOf(ctx, done, true)
}

async function listed(ctx: VerbContext, subjects: readonly FileSubject[], of: Of) {
  const { mayAttach, open } = await rightsTo(ctx, subjects, of)
  const items = await filesOf(ctx.db, of.kind, [of.id])
  return { items: items.map((one) => viewOf(ctx, one, open)), mayAttach: mayAttach && open }
}

async function fileOf(
  ctx: VerbContext,
  subjects: readonly FileSubject[],
  id: string,
): Promise<{ file: AttachedFile; rights: FileRights }> {
  const file = await fileById(ctx.db, id)
  if (!file) throw refusals.noSuchFile()
  return { file, rights: await rightsTo(ctx, subjects, file.subject) }
}

function viewOf(ctx: VerbContext, file: AttachedFile, open: boolean): z.infer<typeof FileView> {
  const type = typeNamed(file.type)
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    typeTitle: type.title,
    picture: type.picture,
    size: file.size,
    about: file.about,
    by: file.label,
    at: file.at.toISOString(),
    withdrawnAt: file.withdrawnAt?.toISOString() ?? null,
    mine: open && !file.withdrawnAt && file.account !== null && file.account === ctx.actor.account,
  }
}
