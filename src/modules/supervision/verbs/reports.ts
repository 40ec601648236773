import { z } from 'zod'
import { openCase, readFile, stateShown } from '../../../kernel/case/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import {
  anybody,
  askerOf,
  count,
  leftOf,
  requireCounted,
  requireLeft,
  verb,
} from '../../../kernel/verb/index.ts'
import { codeFits, keepCode, newCode } from '../../feedback/index.ts'
import { reportProcedure } from '../report/procedure.ts'
import { insertReport, reportOf } from '../report/store.ts'

const DAY = { times: 5, seconds: 86_400 }
const HOUR = { times: 10, seconds: 3600 }

/** Reports what is wrong at a school (举报), named or not; the query code leads back to what came of it. */
export const fileReport = verb({
  name: 'supervision.report',
  title: '举报培训、评价中的问题',
  http: 'POST /supervision/reports',
  who: anybody(),
  input: z.strictObject({
    organisation: z.string().trim().min(2, '请写是哪家机构').max(100),
    told: z.string().trim().min(10, '请写清什么事、什么时候，至少10个字').max(2000),
    contact: z.string().trim().max(60).optional(),
  }),
  output: z.object({ number: z.string(), queryCode: z.string() }),
  async run(ctx, { organisation, told, contact }) {
    await requireCounted(
      ctx,
      ['supervision report', askerOf(ctx)],
      DAY,
      '今天举报得太多了',
      `请明天再来；急事请拨打 ${ctx.city.site.hotline}。`,
    )
    // Neither the account nor the person stands in the case: who is signed in reports as unnamed as anybody.
    const { number } = await openCase(ctx.asSystem('举报'), reportProcedure, {
      district: ctx.city.code,
      title: `举报：${organisation.slice(0, 40)}`,
      form: {},
    })
    await insertReport(ctx, number, { organisation, told, contact: contact || null })
    const queryCode = newCode()
    await keepCode(ctx, number, queryCode)
    return { number, queryCode }
  },
})

/** What came of a report, by its number and code; null where the two do not belong together. */
export const readReport = verb({
  name: 'supervision.read-report',
  title: '凭查询码看举报结果',
  http: 'POST /supervision/reports/answer',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ number: CaseNumber, code: z.string().trim().min(1, '请填写查询码').max(40) }),
  output: z.object({
    found: z
      .object({
        number: z.string(),
        organisation: z.string(),
        state: z.string(),
        filedOn: z.string(),
        due: z.string().nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
  }),
  async run(ctx, { number, code }) {
    const name = ['supervision code', askerOf(ctx)]
    requireLeft(ctx, await leftOf(ctx, name, HOUR), '查询码不对的次数太多', '请一小时后再试。别人不受影响。')
    const file = (await codeFits(ctx, number, code)) ? await readFile(ctx.db, number) : null
    const report = file?.kind === reportProcedure.kind ? await reportOf(ctx, number) : null
    if (!file || !report) {
      await count(ctx, name, HOUR)
      return { found: null }
    }
    return {
      found: {
        number,
        organisation: report.organisation,
        state: stateShown(reportProcedure, file.state).title,
        filedOn: civilDateOf(file.openedAt),
        due: file.closedAt ? null : file.dueOn,
        answer: report.answer,
      },
    }
  },
})
