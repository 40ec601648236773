import { z } from 'zod'
import {
  readSheet,
  returnSheet,
  type SheetProblem,
  type SheetValues,
  sheetTemplate,
} from '../../../kernel/spreadsheets/index.ts'
import { baseName } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { Download, may, upload, verb } from '../../../kernel/verb/index.ts'
import { type Register, registerOn } from '../../occupations/rules.ts'
import { readEvidence } from '../evidence/read-evidence.ts'
import { evidenceSheet, headingOf } from '../evidence/sheet.ts'
import { type EvidenceLine, insertEvidence } from '../evidence/store.ts'
import { XLSX } from './draft.ts'

/** 紧缺证据模板. */
export const evidenceTemplate = verb({
  name: 'catalogue.evidence-template',
  title: '下载紧缺证据模板',
  http: 'GET /catalogue/evidence/template',
  who: may('catalogue.draft'),
  input: z.strictObject({}),
  output: Download,
  run: async () => ({
    name: '紧缺证据模板.xlsx',
    type: XLSX,
    bytes: await sheetTemplate(evidenceSheet),
  }),
})

/** 导入紧缺证据 from Excel: every row is in order, or nothing is taken in and the file comes back marked. */
export const importEvidence = verb({
  name: 'catalogue.import-evidence',
  title: '导入紧缺证据',
  http: 'POST /catalogue/evidence',
  who: may('catalogue.draft'),
  input: z.strictObject({ file: upload() }),
  output: z.object({
    rows: z.number().int(),
    /** Rows that take the place of earlier ones. */
    replaced: z.number().int(),
    errors: z.array(z.object({ row: z.number().int(), column: z.string(), message: z.string() })),
    returned: z.object({ name: z.string(), content: z.base64() }).nullable(),
  }),
  async ahead(ctx, { file }) {
    const read = await linesOf(file.bytes, registerOn(await ctx.standards(), ctx.today), ctx.today)
    const marked = read.problems.length > 0 ? await returnSheet(file.bytes, read.problems) : null
    return { ...read, marked }
  },
  async run(ctx, { file }, { lines, problems, marked }) {
    if (problems.length > 0) {
      return {
        rows: lines.length + new Set(problems.map(({ line }) => line).filter((line) => line > 1)).size,
        replaced: 0,
        errors: problems
          .slice(0, MOST_ERRORS)
          .map(({ line, column, message }) => ({ row: line, column, message })),
        returned: marked && {
          name: `${file.name.replace(/\.xlsx$/i, '')}-标红.xlsx`,
          content: Buffer.from(marked).toString('base64'),
        },
      }
    }
    const replaced = await insertEvidence(ctx.db, file.name, lines, ctx.actor, ctx.now)
    ctx.act.subject('catalogue-evidence', file.name)
    ctx.act.after({ rows: lines.length, replaced })
    return { rows: lines.length, replaced, errors: [], returned: null }
  },
})

const MOST_ERRORS = 500

type Problem = Pick<SheetProblem, 'column' | 'message'>

async function linesOf(
  bytes: Uint8Array,
  register: Register,
  today: CivilDate,
): Promise<{ lines: EvidenceLine[]; problems: SheetProblem[] }> {
  const lines: EvidenceLine[] = []
  const seen = new Map<string, number>()
  const { problems } = await readSheet(evidenceSheet, bytes, ({ line, values }) => {
    const row = lineIn(values)
    const read = readEvidence(row, today)
    const found: Problem[] = [
      ...('problems' in read ? read.problems : []).map(({ column, message }) => ({
        column: headingOf(column),
        message: `${message}。`,
      })),
      ...occupationProblems(row, register),
      ...beyondTheRegister(row),
    ]
    const key = `${row.code} ${row.period}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else
      found.push({
        column: headingOf('period'),
        message: `这个职业的 ${row.period} 与第 ${first} 行重复，请只留一行。`,
      })
    if (found.length === 0) lines.push(row)
    return found
  })
  return { lines, problems }
}

/** 2026q1 is 2026Q1. */
const lineIn = (values: SheetValues): EvidenceLine => ({
  ...(Object.fromEntries(evidenceSheet.columns.map(({ key }) => [key, values[key] ?? ''])) as EvidenceLine),
  period: (values.period ?? '').toUpperCase(),
})

function occupationProblems({ code, name }: EvidenceLine, register: Register): Problem[] {
  const official = register.byCode.get(code)?.name
  if (official === undefined)
    return [
      { column: headingOf('code'), message: '职业分类里没有这个编码，请核对；新职业请先补入职业分类。' },
    ]
  if (name === official || baseName(name) === official) return []
  return [
    {
      column: headingOf('name'),
      message: `职业分类里 ${code} 是“${official}”，各列可能错位，请核对这一行。`,
    },
  ]
}

/** What the register does not hold, though the method would bear it. */
function beyondTheRegister(row: EvidenceLine): Problem[] {
  const score = Number(row.survey_score)
  return [
    ...(score > 100 ? [{ column: headingOf('survey_score'), message: '应在 0 到 100 之间，请核对。' }] : []),
    ...(['headcount_gap', 'training_cost'] as const)
      .filter((column) => row[column].startsWith('-'))
      .map((column) => ({ column: headingOf(column), message: '不能小于 0，请核对；没有数据请留空。' })),
  ]
}
