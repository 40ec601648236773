import { z } from 'zod'
import { caseInReach } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { assessYear } from '../review/assess.ts'
import { reportOfYear } from '../review/store.ts'

const Year = z.object({
  classes: z.number().nullable(),
  trained: z.number().nullable(),
  ownTrained: z.number().nullable(),
  staff: z.number().nullable(),
  capacity: z.number().nullable(),
  teachers: z.number().nullable(),
})

/** The report of a year as it is assembled, beside that of the year before (年度报告). */
export const readCentreReport = verb({
  name: 'centres.read-report',
  title: '查看本单位年度报告',
  http: 'GET /centres/reports/{number}',
  who: may('centres.apply'),
  input: z.strictObject({ number: caseNumberOf('QN') }),
  output: z.object({
    number: z.string(),
    state: z.string(),
    year: z.number().int(),
    now: Year,
    before: Year.nullable(),
    remark: z.string(),
    dueOn: z.string().nullable(),
  }),
  async run(ctx, { number }) {
    const file = await caseInReach(ctx, number)
    const { report, centre, taught } = await assessYear(ctx, number)
    const before = await reportOfYear(ctx.db, report.centre, report.year - 1)
    const said = report.reported ?? { ...centre, ownTrained: before?.reported?.ownTrained ?? null }
    const { staff, capacity, teachers, ownTrained } = said
    return {
      number,
      state: file.state,
      year: report.year,
      now: { ...taught, staff, capacity, teachers, ownTrained },
      before: before && {
        classes: before.taught?.classes ?? null,
        trained: before.taught?.trained ?? null,
        ownTrained: before.reported?.ownTrained ?? null,
        staff: before.reported?.staff ?? null,
        capacity: before.reported?.capacity ?? null,
        teachers: before.reported?.teachers ?? null,
      },
      remark: report.reported?.remark ?? '',
      dueOn: file.dueOn,
    }
  },
})
