import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { OrganisationRecord, recordOf } from '../record.ts'

/** The whole record for whoever keeps the register. */
export const readRecord = verb({
  name: 'organisations.record',
  title: '查看机构登记全档',
  http: 'GET /organisations/{id}/record',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid() }),
  output: OrganisationRecord,
  run: (ctx, given) => recordOf(ctx, given.id),
})
