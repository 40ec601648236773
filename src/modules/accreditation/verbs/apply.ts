import { Filed, openCase } from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { eachOccupationOnce, factsFor, requireOccupations } from '../application/facts.ts'
import { ApplicationForm, appliedOf } from '../application/form.ts'
import { accreditProcedure } from '../application/procedure.ts'
import { appliesAlready, insertApplication } from '../application/store.ts'
import { refusals } from '../refusals.ts'
import { accreditationNow } from '../register/accreditation.ts'
import { mayBeAccredited } from '../rules/accredit.ts'

/** An organisation applies to be accredited, or for more than it is (申请评价机构备案); what the conditions do not allow opens no case. */
export const applyForAccreditation = verb({
  name: 'accreditation.apply',
  title: '申请评价机构备案',
  http: 'POST /accreditation/applications',
  who: may('accreditation.apply'),
  input: ApplicationForm,
  output: Filed,
  async run(ctx, given) {
    const id = ctx.actor.organisation
    const found = id ? await organisationById(ctx.db, id) : null
    if (!id || !found) throw refusals.forNoOrganisation()
    if (await appliesAlready(ctx.db, id)) throw refusals.applicationOpen()
    const form = appliedOf(given)
    const applied = { ...form, occupations: eachOccupationOnce(form.occupations) }
    await requireOccupations(ctx, applied.occupations)
    const facts = await factsFor(ctx, id, applied, ctx.today)
    const decision = mayBeAccredited(facts, await ctx.standards())
    if (decision.outcome !== 'granted') return { outcome: 'refused' as const, number: null, decision }
    const more = (await accreditationNow(ctx.db, id)) !== null
    const { name, district } = found
    const { number } = await openCase(ctx, accreditProcedure, {
      district,
      organisation: id,
      title: more ? '评价机构备案（增项、延续）' : '评价机构备案',
      subtitle: `${name} · ${applied.occupations.join('、')}`.slice(0, 120),
      form: {},
      record: recordOf('accreditation.may-be-accredited', ctx.today, facts, decision),
    })
    if (!(await insertApplication(ctx.db, { ...applied, number, organisation: id, district })))
      throw refusals.applicationOpen()
    return { outcome: 'filed' as const, number, decision: null }
  },
})
