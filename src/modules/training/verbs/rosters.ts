import { z } from 'zod'
import { Download, may, upload, verb } from '../../../kernel/verb/index.ts'
import { examineRoster } from '../filing/filing.ts'
import { rosterAnswer } from '../filing/filing-answer.ts'
import { refusals } from '../refusals.ts'
import { readRoster, returnRoster, rosterTemplate } from '../roster/roster-sheet.ts'
import { RosterAnswer, ScheduleShape } from '../schema.ts'

/** The roster's template (学员名册模板). */
export const readRosterTemplate = verb({
  name: 'training.roster-template',
  title: '下载学员名册模板',
  http: 'GET /training/roster-template',
  who: may('training.file'),
  input: z.strictObject({}),
  output: Download,
  run: () => rosterTemplate(),
})

/** Checks a roster against the timetable and the registers without filing anything; nothing of it is kept. */
export const checkRoster = verb({
  name: 'training.check-roster',
  title: '检查学员名册',
  http: 'POST /training/rosters/check',
  who: may('training.file'),
  withoutKey: true,
  input: z.strictObject({ ...ScheduleShape, roster: upload() }),
  output: RosterAnswer,
  ahead: (_ctx, { roster }) => readRoster(roster),
  run: async (ctx, form, sheet) => rosterAnswer(await examineRoster(ctx, form, sheet, null)),
})

/** Gives a roster back with the cells that a check found wrong red and commented (错行原样退回); nothing of it is kept. */
export const returnCheckedRoster = verb({
  name: 'training.return-roster',
  title: '下载标红的学员名册',
  http: 'POST /training/rosters/return',
  who: may('training.file'),
  withoutKey: true,
  input: z.strictObject({
    roster: upload(),
    errors: z
      .array(
        z.strictObject({
          row: z.number().int().min(1).max(20_001),
          column: z.string().max(100),
          message: z.string().max(500),
        }),
      )
      .min(1, '没有要标红的地方')
      .max(5000, '要改的地方太多，请先改正一部分再检查'),
  }),
  output: Download,
  ahead: (_ctx, { roster, errors }) => returnRoster(roster, errors),
  async run(_ctx, _input, file) {
    if (!file) throw refusals.fileNotOpened()
    return file
  },
})
