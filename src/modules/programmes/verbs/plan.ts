import { Filed, openCase } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { PROGRAMME_KINDS } from '../kinds.ts'
import { checkPlan } from '../plan/check-plan.ts'
import { PlanForm } from '../plan/form.ts'
import { programmeProcedure } from '../plan/procedure.ts'
import { refusals } from '../refusals.ts'
import { insertProgramme } from '../store.ts'

/** An organisation plans a programme (申报培训项目); what the standard of its kind does not allow opens no case. */
export const planProgramme = verb({
  name: 'programmes.plan',
  title: '申报培训项目',
  http: 'POST /programmes',
  who: may('programmes.apply'),
  input: PlanForm,
  output: Filed,
  async run(ctx, { kind, ...given }) {
    const id = ctx.actor.organisation
    const found = id ? await organisationById(ctx.db, id) : null
    if (!id || !found) throw refusals.forNoOrganisation()
    const { plan, decision, record } = await checkPlan(ctx, id, kind, given, ctx.today)
    if (decision.outcome !== 'granted') return { outcome: 'refused' as const, number: null, decision }
    const { number } = await openCase(ctx, programmeProcedure, {
      district: found.district,
      organisation: id,
      title: `${PROGRAMME_KINDS[kind]}：${plan.name}`,
      subtitle: `${found.name} · ${plan.heads} 人`,
      form: {},
      record,
    })
    await insertProgramme(ctx.db, {
      ...plan,
      number,
      organisation: id,
      district: found.district,
      plannedOn: ctx.today,
    })
    return { outcome: 'filed' as const, number, decision: null }
  },
})
