import { z } from 'zod'
import { EDUCATIONS, STATUS_KINDS } from '../../people/index.ts'
import { RegisterRow } from '../register-row.ts'
import { type DeliveryLine, type DeliveryProblem, TITLES } from './delivery-sheet.ts'

/** What a push carries: people with their new or corrected rows, and the names of rows taken back. */
export const PushPayload = z.strictObject({
  people: z
    .array(
      z.strictObject({
        number: z.string().max(40),
        name: z.string().max(100),
        rows: z.array(z.unknown()).max(200).default([]),
        takenBack: z.array(z.string().min(1).max(80)).max(200).default([]),
      }),
    )
    .max(5000),
})
export type PushPayload = z.output<typeof PushPayload>

const POSTS = { manager: '管理技术', worker: '生产操作' }
const SCHEMES = { enterprise: '企业', institution: '机关事业', flexible: '灵活就业' }

/** A push as the lines of a file, so that both are checked and given back alike; `line` counts rows from 1. */
export function linesOfPush({ people }: PushPayload): {
  lines: DeliveryLine[]
  problems: DeliveryProblem[]
} {
  const lines: DeliveryLine[] = []
  const problems: DeliveryProblem[] = []
  let line = 0
  for (const { number, name, rows, takenBack } of people) {
    for (const given of rows) {
      line += 1
      const parsed = RegisterRow.safeParse(given)
      if (!parsed.success) {
        const field = String(parsed.error.issues[0]?.path[0] ?? '')
        problems.push({
          line,
          field: field in TITLES ? TITLES[field as keyof typeof TITLES] : field.slice(0, 40) || '内容',
          code: 'shape',
          message: '内容不是约定的格式',
        })
        continue
      }
      const { kind, post, scheme, education, to, ...rest } = parsed.data
      const values = {
        ...rest,
        number,
        name,
        kind: STATUS_KINDS[kind],
        to: to ?? '',
        post: post ? POSTS[post] : '',
        scheme: scheme ? SCHEMES[scheme] : '',
        education: education ? EDUCATIONS[education] : '',
      }
      lines.push({
        line,
        values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
      })
    }
    for (const reference of takenBack) {
      line += 1
      lines.push({ line, values: { number, name, reference, action: '撤回' } })
    }
  }
  return { lines, problems }
}
