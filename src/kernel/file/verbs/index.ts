import { z } from 'zod'
import { type CaseFile, caseInReach, type Procedure } from '../../case/index.ts'
import { CaseNumber } from '../../value/shapes.ts'
import { allows, Download, signedIn, upload, type VerbContext, verb } from '../../verb/index.ts'
import { attachFile, fileBytes } from '../attach.ts'
import { typeNamed } from '../file-type.ts'
import { refusals } from '../refusals.ts'
import { type AttachedFile, fileById, filesOf, withdrawRow } from '../store.ts'

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

/** The verbs of files (材料) that every case gets for free. */
export const fileVerbs = (procedures: readonly Procedure[]) => ({
  attachToCase: attachToCase(procedures),
  listOfCase: listOfCase(procedures),
  readAttached,
  withdrawAttached,
})

/** Attaches a file to a case that is being handled: by whoever it belongs to, or by a post that takes one of its steps. */
const attachToCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'files.attach',
    title: '上传材料',
    http: 'POST /cases/{number}/files',
    who: signedIn(),
    input: z.strictObject({
      number: CaseNumber,
      file: upload(),
      about: z.string().trim().min(1).max(60).optional(),
    }),
    output: FileView,
    async run(ctx, { number, file, about }) {
      const found = await caseInReach(ctx, number)
      ctx.act.subject('case', number)
      if (!takesPart(ctx, procedures, found)) throw refusals.notYourKindOfCase()
      if (found.closedAt) throw closed()
      const attached = await attachFile(ctx, { kind: CASE, id: number }, file, about)
      ctx.act.after({ file: attached.id, name: attached.name, about: attached.about })
      return viewOf(ctx, attached, true)
    },
  })

/** The files of a case, those taken back included, for whoever may see the case. */
const listOfCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'files.list',
    title: '查看材料清单',
    http: 'GET /cases/{number}/files',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber }),
    output: z.object({ items: z.array(FileView), mayAttach: z.boolean() }),
    async run(ctx, { number }) {
      const file = await caseInReach(ctx, number)
      const open = file.closedAt === null
      const items = await filesOf(ctx.db, CASE, [number])
      return {
        items: items.map((one) => viewOf(ctx, one, open)),
        mayAttach: open && takesPart(ctx, procedures, file),
      }
    },
  })

/** One file's content; that it was read is in the audit, since it may show an identity paper. */
const readAttached = verb({
  name: 'files.read',
  title: '打开材料',
  http: 'GET /files/{id}',
  who: signedIn(),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const { attached } = await fileOf(ctx, id)
    ctx.act.subject('file', id)
    return { name: attached.name, type: attached.type, bytes: await fileBytes(ctx, id) }
  },
})

/** Takes back a file by whoever attached it, while the case is open; what was once seen stays readable. */
const withdrawAttached = verb({
  name: 'files.withdraw',
  title: '撤回材料',
  http: 'POST /files/{id}/withdraw',
  who: signedIn(),
  input: z.strictObject({ id: z.uuid() }),
  output: FileView,
  async run(ctx, { id }) {
    const { attached, file } = await fileOf(ctx, id)
    ctx.act.subject('file', id)
    if (attached.account === null || attached.account !== ctx.actor.account) throw refusals.notYourFile()
    if (file.closedAt) throw closed()
    if (!(await withdrawRow(ctx.db, id, ctx.actor.account, ctx.now))) throw refusals.fileTakenBack()
    return viewOf(ctx, { ...attached, withdrawnAt: ctx.now }, true)
  },
})

/** Whoever the case belongs to takes part in it; of the officials, the posts that take one of its steps. */
function takesPart({ actor }: VerbContext, procedures: readonly Procedure[], file: CaseFile): boolean {
  if (actor.kind !== 'official') return true
  const steps = procedures.find(({ kind }) => kind === file.kind)?.steps ?? {}
  return Object.values(steps).some(({ who }) => who && allows(who, actor))
}

async function fileOf(ctx: VerbContext, id: string): Promise<{ attached: AttachedFile; file: CaseFile }> {
  const attached = await fileById(ctx.db, id)
  if (!attached || attached.subject.kind !== CASE) throw refusals.noSuchFile()
  return { attached, file: await caseInReach(ctx, attached.subject.id) }
}

const closed = () => refusals.caseClosed()

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
