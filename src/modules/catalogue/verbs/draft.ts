import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { sheetTemplate, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../../kernel/value/civil-date.ts'
import { anybody, Download, may, problem, upload, verb } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import { differences } from '../differences.ts'
import { type CatalogueData, catalogueKind } from '../edition.ts'
import { catalogueProcedure } from '../procedure.ts'
import { readDraft } from '../read-draft.ts'
import { warningsOf } from '../rules-warnings.ts'
import { catalogueSheet } from '../sheet.ts'
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
    if (!before) throw problem(409, '没有可以承接的现行目录')
    const overlapped = standards.all(catalogueKind).find((one) => one.from >= input.from)
    if (overlapped)
      throw problem(409, '与另一个版本同日有效', {
        detail: `“${overlapped.name}”从 ${overlapped.from} 起施行。`,
        fields: [{ path: 'from', message: `施行日应晚于 ${overlapped.from}，或先与那一版协调` }],
      })
    const register = registerOn(standards, input.from)
    const { lines, problems } = await readDraft(input.file.bytes, register)
    const place = { file: input.file.name, sheet: catalogueSheet.name, rows: lines.length }
    if (problems.length > 0)
      return {
        outcome: 'returned' as const,
        number: null,
        ...place,
        differences: 0,
        problems: problems.slice(0, 500),
        warnings: [],
      }
    const data: CatalogueData = { ...before.data, rows: lines, known: 'all', published: null }
    const changed = differences(before.data, data).length
    const file = await openCase(ctx, catalogueProcedure, {
      district: ctx.city.code,
      title: input.name,
      subtitle: `${lines.length} 个职业，${changed} 处差异，${input.from} 起施行`,
      form: { id, from: input.from, source: input.source },
    })
    const edition = {
      id,
      kind: 'catalogue',
      name: input.name,
      from: input.from,
      to: null,
      source: input.source,
      status: input.status,
      data,
    }
    const kept = await insertDraft(ctx.db, file.number, edition)
    if (!kept) throw problem(409, '这个版本号已有一份草案', { detail: '请先撤回那一份，或换一个版本号。' })
    return {
      outcome: 'drafted' as const,
      number: file.number,
      ...place,
      differences: changed,
      problems: [],
      warnings: warningsOf(edition, register),
    }
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
    if (!edition) throw problem(404, '今天没有施行中的目录')
    return {
      name: `${edition.name}.xlsx`,
      type: XLSX,
      bytes: await writeSheet(catalogueSheet, edition.data.rows),
    }
  },
})
