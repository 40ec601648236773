import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'
import { checkOccupationCode } from '../../kernel/value/number/occupation-code.ts'

/** The four ranks of the classification, widest first: 大类, 中类, 小类, 细类 (职业). */
export const RANKS = ['major', 'medium', 'minor', 'occupation'] as const
export type Rank = (typeof RANKS)[number]

export const RANK_NAMES: Record<Rank, string> = {
  major: '大类',
  medium: '中类',
  minor: '小类',
  occupation: '细类（职业）',
}

const code = z.string().refine((text) => checkOccupationCode(text).valid, '应为 6-18-02-04 这样的职业编码')
const flag = z.enum(['0', '1'])

const classified = z.strictObject({
  code,
  name: z.string().min(1),
  rank: z.enum(RANKS),
  digital: flag,
  green: flag,
  source: z.string().min(1),
})

/** One line of the classification: a group or an occupation, with its marks 数字职业 (S) and 绿色职业 (L). */
export type Classified = z.output<typeof classified>

/** Something in the copy that is known to be wrong or unclear, so that the same fault elsewhere is still refused. */
const doubt = z.strictObject({
  code: code.nullable().default(null),
  name: z.string().min(1).nullable().default(null),
  why: z.string().min(1),
})

const classificationData = z
  .strictObject({
    basis: clauseReference,
    sources: z.record(z.string(), z.string()),
    /** What the official text says that it contains. */
    stated: z.strictObject({
      major: z.number().int(),
      medium: z.number().int(),
      minor: z.number().int(),
      occupation: z.number().int(),
      digital: z.number().int(),
      green: z.number().int(),
    }),
    /** Codes and names that stand twice, and why that is let be. */
    doubts: z.array(doubt),
    /** Lines of the copy that stood there twice, word for word, and were taken out once. */
    removed: z.array(z.strictObject({ code, name: z.string().min(1) })),
    rows: z.array(classified),
  })
  .superRefine(({ rows, sources, doubts }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const codes = new Map<string, number>()
    const names = new Map<string, number>()
    const met = new Set<string>()
    rows.forEach((row, index) => {
      if (!(row.source in sources)) refuse(['rows', index, 'source'], `没有来源 ${row.source}`)
      if (!fits(row)) refuse(['rows', index, 'rank'], `编码 ${row.code} 不是${RANK_NAMES[row.rank]}的编码`)
      for (const [known, key, what] of [
        [codes, row.code, 'code'],
        [names, row.name, 'name'],
      ] as const) {
        if (!known.has(key)) known.set(key, index)
        else if (doubts.some((each) => each[what] === key)) met.add(`${what} ${key}`)
        else refuse(['rows', index, what], `${what === 'code' ? '编码' : '名称'} ${key} 重复`)
      }
    })
    doubts.forEach(({ code, name }, index) => {
      const stands = (code !== null && met.has(`code ${code}`)) || (name !== null && met.has(`name ${name}`))
      if (!stands) refuse(['doubts', index], `${code ?? name} 并没有重复`)
    })
  })

export type ClassificationData = z.output<typeof classificationData>
export type Classification = Edition<ClassificationData>

/** The classification of occupations (职业分类大典): 大类, 中类, 小类 and 细类 with their marks. */
export const occupationsKind = standardKind<ClassificationData>(
  'occupations',
  classificationData,
  '职业分类大典',
)

/** A code of zeros from the right down to its rank; a 小类 may itself be an occupation and then keeps its code. */
function fits({ code, rank }: Classified): boolean {
  if (rank === 'major') return code.endsWith('-00-00-00')
  if (rank === 'medium') return code.endsWith('-00-00') && !code.endsWith('-00-00-00')
  if (rank === 'minor') return code.endsWith('-00') && !code.endsWith('-00-00')
  return !code.endsWith('-00-00')
}
