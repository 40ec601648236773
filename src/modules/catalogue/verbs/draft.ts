import { z } from 'zod'
import {
  readSheet,
  type SheetProblem,
  sheetTemplate,
  writeSheet,
} from '../../../kernel/spreadsheets/index.ts'
import { anybody, Download, may, problem, upload, verb } from '../../../kernel/verb/index.ts'
import { occupationKey } from '../../occupations/rules.ts'
import { draftForm, editionToFollow, openDraft } from '../drafting.ts'
import { type CatalogueLine, catalogueKind } from '../edition.ts'
import { catalogueSheet, lineOf } from '../sheet.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 装入目录草案 from Excel; what is wrong in it is told by row and column, and the edition in force stays untouched. */
export const draftEdition = verb({
  name: 'catalogue.draft',
  title: '装入目录草案',
  http: 'POST /catalogue/drafts',
  who: may('catalogue.draft'),
  input: z.strictObject({ ...draftForm, file: upload() }),
  output: z.object({
    outcome: z.enum(['drafted', 'returned']),
    number: z.string().nullable(),
    rows: z.number().int(),
    differences: z.number().int(),
    problems: z.array(z.object({ line: z.number().int(), column: z.string(), message: z.string() })),
  }),
  async run(ctx, { file, ...form }) {
    const before = await editionToFollow(ctx, form)
    const { lines, problems } = await linesOf(file.bytes)
    if (problems.length > 0)
      return {
        outcome: 'returned' as const,
        number: null,
        rows: lines.length,
        differences: 0,
        problems: problems.slice(0, 500),
      }
    const opened = await openDraft(ctx, form, before, lines, 'all')
    return { outcome: 'drafted' as const, rows: lines.length, problems: [], ...opened }
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
