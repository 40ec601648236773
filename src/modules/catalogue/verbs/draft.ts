import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import {
  readSheet,
  type SheetProblem,
  sheetTemplate,
  writeSheet,
} from '../../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../../kernel/value/civil-date.ts'
import { anybody, Download, may, problem, upload, verb } from '../../../kernel/verb/index.ts'
import { occupationKey } from '../../occupations/rules.ts'
import { differences } from '../differences.ts'
import { type CatalogueData, type CatalogueLine, catalogueKind } from '../edition.ts'
import { catalogueProcedure } from '../procedure.ts'
import { catalogueSheet, lineOf } from '../sheet.ts'
import { insertDraft } from '../store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 装入目录草案 from Excel; what is wrong in it is told by row and column, and the edition in force stays untouched. */
export const draftEdition = verb({
  name: 'catalogue.draft',
  title: '装入目录草案',
  http: 'POST /catalogue/drafts',
  who: may('catalogue.draft'),
  input: z.strictObject({
    id: z.string().regex(/^[0-9a-z-]{4,20}$/, '版本号用数字、小写字母和横线，例如 2027'),
    name: z.string().trim().min(4).max(80),
    from: z.iso.date().transform((text) => civilDate(text)),
    source: z.string().trim().min(2).max(300),
    status: z.enum(['confirmed', 'assumed']).default('confirmed'),
    file: upload(),
  }),
  output: z.object({
    outcome: z.enum(['drafted', 'returned']),
    number: z.string().nullable(),
    rows: z.number().int(),
    differences: z.number().int(),
    problems: z.array(z.object({ line: z.number().int(), column: z.string(), message: z.string() })),
  }),
  async run(ctx, input) {
    const id = `catalogue/${input.id}`
    const standards = await ctx.standards()
    const before = standards.inForce(catalogueKind, input.from)
    if (input.from < ctx.today)
      throw problem(422, '施行日不能早于今天', {
        fields: [{ path: 'from', message: '目录不追溯以前的日子' }],
      })
    if (standards.all(catalogueKind).some((one) => one.id === id))
      throw problem(409, '这个版本号已经发布过', { fields: [{ path: 'id', message: '请换一个版本号' }] })
    const { lines, problems } = await linesOf(input.file.bytes)
    if (problems.length > 0)
      return {
        outcome: 'returned' as const,
        number: null,
        rows: lines.length,
        differences: 0,
        problems: problems.slice(0, 500),
      }
    if (!before) throw problem(409, '没有可以承接的现行目录')
    const data: CatalogueData = { ...before.data, rows: lines, known: 'all', published: null }
    const changed = differences(before.data, data).length
    const file = await openCase(ctx, catalogueProcedure, {
      district: ctx.city.code,
      title: input.name,
      subtitle: `${lines.length} 个职业，${changed} 处差异，${input.from} 起施行`,
      form: { id, from: input.from, source: input.source },
    })
    const kept = await insertDraft(ctx.db, file.number, {
      id,
      kind: 'catalogue',
      name: input.name,
      from: input.from,
      to: null,
      source: input.source,
      status: input.status,
      data,
    })
    if (!kept) throw problem(409, '这个版本号已有一份草案', { detail: '请先撤回那一份，或换一个版本号。' })
    return {
      outcome: 'drafted' as const,
      number: file.number,
      rows: lines.length,
      differences: changed,
      problems: [],
    }
  },
})

async function linesOf(bytes: Uint8Array): Promise<{ lines: CatalogueLine[]; problems: SheetProblem[] }> {
  const lines: CatalogueLine[] = []
  const seen = new Map<string, number>()
  const { problems } = await readSheet(catalogueSheet, bytes, ({ line, values }) => {
    const read = lineOf(values)
    if ('problems' in read) return read.problems
    const key = occupationKey(read.line.name)
    const first = seen.get(key)
    if (first !== undefined)
      return [{ column: '职业（工种）', message: `“${read.line.name}”与第 ${first} 行重复，请删去一行` }]
    seen.set(key, line)
    lines.push(read.line)
    return []
  })
  return { lines, problems }
}

/** 目录模板. */
export const catalogueTemplate = verb({
  name: 'catalogue.template',
  title: '下载目录模板',
  http: 'GET /catalogue/template',
  who: may('catalogue.draft'),
  input: z.strictObject({}),
  output: Download,
  run: async () => ({
    name: '紧缺职业目录模板.xlsx',
    type: XLSX,
    bytes: await sheetTemplate(catalogueSheet),
  }),
})

/** The edition in force as Excel, to be changed and loaded again. */
export const exportEdition = verb({
  name: 'catalogue.export',
  title: '导出现行目录',
  http: 'GET /catalogue/current.xlsx',
  who: anybody(),
  input: z.strictObject({}),
  output: Download,
  async run(ctx) {
    const edition = (await ctx.standards()).inForce(catalogueKind, ctx.today)
    if (!edition) throw problem(404, '今天没有施行中的目录')
    return {
      name: `${edition.name}.xlsx`,
      type: XLSX,
      bytes: await writeSheet(catalogueSheet, edition.data.rows),
    }
  },
})
