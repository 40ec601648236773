import { z } from 'zod'
import { sheetTemplate, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { anybody, Download, may, upload, verb } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import { draftForm, editionToFollow, openDraft } from '../draft/drafting.ts'
import { readDraft } from '../draft/read-draft.ts'
import { catalogueSheet } from '../draft/sheet.ts'
import { catalogueKind } from '../edition.ts'
import { refusals } from '../refusals.ts'
import { warningsOf } from '../rules/warnings.ts'

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
    /** Where the problems are: the file and its sheet. */
    file: z.string(),
    sheet: z.string(),
    problems: z.array(
      z.object({
        line: z.number().int(),
        column: z.string(),
        cell: z.string().optional(),
        message: z.string(),
      }),
    ),
    /** What does not fit together but bars nothing. */
    warnings: z.array(z.object({ occupation: z.string(), message: z.string() })),
  }),
  ahead: async (ctx, { file, from }) => readDraft(file.bytes, registerOn(await ctx.standards(), from)),
  async run(ctx, { file, ...form }, { lines, problems }) {
    const before = await editionToFollow(ctx, form)
    const register = registerOn(await ctx.standards(), form.from)
    const place = { file: file.name, sheet: catalogueSheet.name, rows: lines.length }
    if (problems.length > 0)
      return {
        outcome: 'returned' as const,
        number: null,
        ...place,
        differences: 0,
        problems: problems.slice(0, 500),
        warnings: [],
      }
    const { number, differences, edition } = await openDraft(ctx, form, before, lines, 'all')
    const warnings = warningsOf(edition, register)
    return { outcome: 'drafted' as const, number, ...place, differences, problems: [], warnings }
  },
})

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
    if (!edition) throw refusals.noCatalogueToday()
    return {
      name: `${edition.name}.xlsx`,
      type: XLSX,
      bytes: await writeSheet(catalogueSheet, edition.data.rows),
    }
  },
})
