import { Filed, openCase } from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { factsOf } from '../application/facts.ts'
import { CentreForm, occupationsIn } from '../application/form.ts'
import { requireKnown } from '../application/occupations.ts'
import { namingProcedure } from '../application/procedure.ts'
import { insertApplication, openApplication } from '../application/store.ts'
import { refusals } from '../refusals.ts'
import { mayBeNamed } from '../rules/naming.ts'
import { centresOn } from '../standard.ts'

/** An enterprise applies to be named a training centre (申报企业培训中心); what the conditions do not allow opens no case. */
export const applyForCentre = verb({
  name: 'centres.apply',
  title: '申报企业培训中心',
  http: 'POST /centres/applications',
  who: may('centres.apply'),
  input: CentreForm,
  output: Filed,
  async run(ctx, given) {
    const id = ctx.actor.organisation
    const found = id ? await organisationById(ctx.db, id) : null
    if (!id || !found) throw refusals.forNoOrganisation()
    const { data } = centresOn(await ctx.standards(), ctx.today)
    if (!data.applicants.some((kind) => found.kinds.includes(kind))) throw refusals.notAnApplicant()
    if (await openApplication(ctx.db, id)) throw refusals.applicationOpen()
    const applied = { ...given, occupations: occupationsIn(given.occupations) }
    await requireKnown(ctx, applied.occupations)
    const facts = await factsOf(ctx, id, applied, ctx.today)
    const decision = mayBeNamed(facts, await ctx.standards())
    if (decision.outcome !== 'granted') return { outcome: 'refused' as const, number: null, decision }
    const { number } = await openCase(ctx, namingProcedure, {
      district: found.district,
      organisation: id,
      title: '企业培训中心命名',
      subtitle: `${found.name} · 同期培训 ${given.capacity} 人`,
      form: {},
      record: recordOf('centres.may-be-named', ctx.today, facts, decision),
    })
    const entered = await insertApplication(ctx.db, {
      ...applied,
      number,
      organisation: id,
      district: found.district,
    })
    if (!entered) throw refusals.applicationOpen()
    return { outcome: 'filed' as const, number, decision: null }
  },
})
