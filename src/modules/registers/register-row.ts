import { z } from 'zod'
import { Day } from '../../kernel/value/shapes.ts'
import { EDUCATIONS, type Education, STATUS_NAMES, type StatusKind } from '../people/index.ts'

const EDUCATION_NAMES = Object.keys(EDUCATIONS) as [Education, ...Education[]]
const text = (most: number) => z.string().trim().min(1).max(most).optional()

/** One row as a register tells it, by query or push; a file has the same fields as columns (登记事项). */
export const RegisterRow = z.strictObject({
  kind: z.enum(STATUS_NAMES as [StatusKind, ...StatusKind[]]),
  from: Day,
  to: Day.nullable().default(null),
  /** The register's own name for the row, by which it corrects or takes it back. */
  reference: text(80),
  employerCode: text(20),
  employer: text(100),
  occupation: text(60),
  post: z.enum(['manager', 'worker']).optional(),
  scheme: z.enum(['enterprise', 'institution', 'flexible']).optional(),
  education: z.enum(EDUCATION_NAMES).optional(),
  school: text(60),
  major: text(60),
  account: text(30),
})
export type RegisterRow = z.output<typeof RegisterRow>

/** What a register answers on one person; `ref` is how the question called the person. */
export const PersonAnswer = z.strictObject({
  ref: z.string(),
  /** False where the register knows nobody of this number, or knows the number under another name. */
  known: z.boolean(),
  rows: z.array(RegisterRow).max(500),
})

/** The whole answer to a question. */
export const RegisterAnswer = z.strictObject({
  asOf: Day,
  people: z.array(PersonAnswer).max(200),
})
export type RegisterAnswer = z.output<typeof RegisterAnswer>

/** A question, as it is sent. */
export interface RegisterQuestion {
  register: string
  people: { ref: string; kind: string; number: string; name: string; facts: string[] }[]
}

/** What is wrong with a row beside its shape; null where nothing is. */
export function rowProblem(row: RegisterRow): { field: string; code: string; message: string } | null {
  if (row.to !== null && row.to < row.from)
    return { field: '终止日', code: 'days-reversed', message: '终止日早于起始日' }
  if (row.kind === 'employed' && !row.employerCode && !row.employer)
    return { field: '单位信用代码', code: 'no-employer', message: '就业登记要有单位信用代码或单位名称' }
  if (row.kind === 'degree' && !row.education)
    return { field: '学历', code: 'no-education', message: '学历登记要有学历' }
  return null
}
