import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import { addDays, addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { becomeAssessor, giveScope, organisationById } from '../../organisations/index.ts'
import { accreditationNow, declareAnew, insertAccreditation } from '../register/accreditation.ts'
import { insertScopeLine, scopeLines } from '../register/scope.ts'
import { accreditationOn } from '../standard.ts'
import type { Application } from './store.ts'

/** Enters what was granted: the organisation examines from today, for what it applied for, until its last day. */
export async function grantAccreditation(ctx: VerbContext, application: Application): Promise<void> {
  const { organisation: id, number, district, category, candidates, conflict } = application
  const organisation = await organisationById(ctx.db, id)
  if (!organisation) throw new Error(`${number}: no organisation ${id}`)
  const { siteCode, bodyCode } = application.codes ?? organisation
  if (siteCode === null) throw new Error(`${number}: no site code`)
  const kind = category === 'Y' ? 'self-assessor' : 'assessor'
  await becomeAssessor(ctx, id, { kind, siteCode, bodyCode })
  const now = await accreditationNow(ctx.db, id)
  if (now) await declareAnew(ctx.db, now.id, { candidates, conflict })
  const { name } = organisation
  const entered = { organisation: id, district, name, category, candidates, conflict }
  const accreditation =
    now?.id ?? (await insertAccreditation(ctx.db, { ...entered, since: ctx.today, decidedIn: number }))
  const { years } = accreditationOn(await ctx.standards(), ctx.today).data.validity
  const days = { from: ctx.today, to: addDays(addYears(ctx.today, years), -1) }
  for (const occupation of application.occupations) {
    const { levels, standard, districts } = application
    await insertScopeLine(ctx.db, accreditation, {
      occupation,
      levels,
      standard,
      districts,
      ...days,
      decidedIn: number,
    })
    await mirrorScope(ctx, { id, accreditation, occupation, days, number })
  }
}

/** What may be planned is asked of the organisation's scope; lines of one occupation and day are one there. */
async function mirrorScope(
  ctx: VerbContext,
  one: {
    id: string
    accreditation: string
    occupation: string
    days: { from: CivilDate; to: CivilDate }
    number: string
  },
): Promise<void> {
  const same = (await scopeLines(ctx.db, one.accreditation)).filter(
    ({ occupation, from }) => sameOccupation(occupation, one.occupation) && from === one.days.from,
  )
  await giveScope(ctx, one.id, {
    purpose: 'assessment',
    occupation: one.occupation,
    levels: [...new Set(same.flatMap(({ levels }) => levels))],
    ...one.days,
    source: `备案 ${one.number}（${occupationKey(one.occupation)}）`.slice(0, 100),
  })
}
