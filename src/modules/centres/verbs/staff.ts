import { z } from 'zod'
import { maskIdNumber, maskName } from '../../../kernel/value/person/mask.ts'
import {
  Download,
  may,
  pageAsked,
  pageNeighbours,
  upload,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { learntBy } from '../archive/learnt.ts'
import { readStaff, staffTemplate, writeStaff } from '../archive/sheet.ts'
import { allStaff, staffCount, staffPage, takeStaff } from '../archive/store.ts'
import { refusals } from '../refusals.ts'
import { centreNow } from '../store.ts'

const PAGE = 50

/** The template of the staff archive (职工培训档案模板). */
export const readStaffTemplate = verb({
  name: 'centres.staff-template',
  title: '下载职工培训档案模板',
  http: 'GET /centres/staff-template',
  who: may('centres.apply'),
  input: z.strictObject({}),
  output: Download,
  run: () => staffTemplate(),
})

/** The staff of one's own centre with what they have learnt (职工培训档案). */
export const listStaff = verb({
  name: 'centres.staff',
  title: '查看本单位职工培训档案',
  http: 'GET /centres/staff',
  who: may('centres.apply'),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    people: z.number().int(),
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        number: z.string(),
        post: z.string(),
        since: z.string().nullable(),
        levels: z.array(z.string()),
        trained: z.number().int(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const { organisation } = await ownCentre(ctx)
    const page = await staffPage(ctx.db, ctx.sealer, organisation, asked, PAGE)
    const learnt = await learntBy(ctx, page.items)
    return {
      ...page,
      people: await staffCount(ctx.db, organisation),
      items: page.items.map(({ id, name, number, post, since }) => ({
        id,
        name: maskName(name),
        number: maskIdNumber(number),
        post,
        since,
        levels: learnt.get(number)?.levels ?? [],
        trained: learnt.get(number)?.trained ?? 0,
      })),
    }
  },
})

/** Takes in the staff archive from a sheet (导入职工档案): all rows are good, or nothing is taken in. */
export const importStaff = verb({
  name: 'centres.import-staff',
  title: '导入本单位职工培训档案',
  http: 'POST /centres/staff',
  who: may('centres.apply'),
  input: z.strictObject({ file: upload() }),
  output: z.object({
    rows: z.number().int(),
    people: z.number().int(),
    errors: z.array(z.object({ row: z.number().int(), column: z.string(), message: z.string() })),
    returned: z.object({ name: z.string(), content: z.string() }).nullable(),
  }),
  ahead: (ctx, { file }) => readStaff(file, ctx.today),
  async run(ctx, _input, sheet) {
    const { organisation, district } = await ownCentre(ctx)
    const { lines, rows, errors, returned } = sheet
    ctx.act.subject('organisation', organisation)
    if (errors.length > 0) {
      ctx.act.sentBack('职工档案有误，没有导入')
      return { rows, people: await staffCount(ctx.db, organisation), errors, returned }
    }
    const people = await takeStaff(ctx.db, ctx.sealer, { organisation, district, at: ctx.now }, lines)
    ctx.act.after({ rows, people })
    return { rows, people, errors, returned }
  },
})

/** Gives the staff archive out as a sheet that can be taken in again (导出职工档案); whole numbers leave, so it is on record. */
export const exportStaff = verb({
  name: 'centres.export-staff',
  title: '导出本单位职工培训档案',
  http: 'POST /centres/staff/export',
  who: may('centres.apply'),
  input: z.strictObject({}),
  output: Download,
  async run(ctx) {
    const { organisation } = await ownCentre(ctx)
    const staff = await allStaff(ctx.db, ctx.sealer, organisation)
    const learnt = await learntBy(ctx, staff)
    ctx.act.subject('organisation', organisation)
    ctx.act.after({ people: staff.length })
    return writeStaff(
      staff.map(({ name, number, post, since }) => ({
        name,
        idNumber: number,
        post,
        since: since ?? '',
        left: '',
        levels: learnt.get(number)?.levels.join('、') ?? '',
        trained: String(learnt.get(number)?.trained ?? 0),
      })),
    )
  },
})

async function ownCentre(ctx: VerbContext) {
  const id = ctx.actor.organisation
  if (!id) throw refusals.forNoOrganisation()
  const centre = await centreNow(ctx.db, id)
  if (!centre) throw refusals.noCentreYet()
  return centre
}
