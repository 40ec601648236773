import { openCase, takeStep } from '../../kernel/case/index.ts'
import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { yearOf } from '../../kernel/value/time/civil-date.ts'
import { openLeaving } from './ending/open.ts'
import { endingUnderWay } from './ending/store.ts'
import { checkFailed, teachOutBegun, yearlyCheckBegun } from './events.ts'
import { accreditationById } from './register/accreditation.ts'
import { yearProcedure } from './year/procedure.ts'
import { hasYear, insertYear, openYears } from './year/store.ts'

/** What follows for accreditations from what happens to them. */
export const accreditationFollowers: readonly Follower[] = [
  followEach(
    yearlyCheckBegun,
    'accreditation.check-year',
    ({ year, accreditations }) => accreditations.map((id) => ({ id, year })),
    async (ctx, { id, year }) => {
      const one = await accreditationById(ctx.db, id)
      if (!one || one.endedOn || yearOf(one.since) > year || (await hasYear(ctx.db, id, year))) return
      const { district, organisation, name } = one
      const title = `${year}年度评价机构检查`
      const { number } = await openCase(ctx, yearProcedure, {
        district,
        organisation,
        title,
        subtitle: name,
        form: { year },
      })
      await insertYear(ctx.db, { number, accreditation: id, organisation, year })
    },
  ),
  // Whoever decided that a year did not pass has not proposed what follows: another may still decide that.
  follow(checkFailed, 'accreditation.propose-leaving', async (ctx, { accreditation, year, number }) => {
    const one = await accreditationById(ctx.db, accreditation)
    if (!one || one.endedOn || (await endingUnderWay(ctx.db, one.id))) return
    await openLeaving(ctx, one, { sort: 'revoked', reason: `${year}年度检查不合格`, followsFrom: number })
  }),
  follow(teachOutBegun, 'accreditation.drop-checks', async (ctx, { accreditation }) => {
    for (const number of await openYears(ctx.db, accreditation))
      await takeStep(ctx, [yearProcedure], number, 'drop', { note: '备案已在退出' })
  }),
]
