import { z } from 'zod'

/** One number of a report, with what it was counted from: `rows` are as many as a page shows, each leading to its own record where there is one. */
export const ReportLine = z.object({
  key: z.string(),
  title: z.string(),
  value: z.string(),
  from: z.string(),
  rows: z.array(z.object({ text: z.string(), to: z.string().nullable() })),
})
export type ReportLine = z.output<typeof ReportLine>

/** A version as it was confirmed. */
export interface ConfirmedReport {
  organisation: string
  year: number
  version: number
  lines: ReportLine[]
  remark: string
  why: string | null
  confirmedAt: Date
  confirmedBy: string
}

/** What differs between what was confirmed and what the records say now (有变动的项目). */
export const changedLines = (then: readonly ReportLine[], now: readonly ReportLine[]): string[] =>
  now.flatMap((one) => {
    const before = then.find(({ key }) => key === one.key)
    return before?.value === one.value
      ? []
      : [`${one.title}：确认时 ${before?.value ?? '没有'}，现在 ${one.value}`]
  })
