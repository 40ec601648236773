import { z } from 'zod'
import { type CaseFile, caseInReach, type StepOutcome } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { examById, type Remarker, remarkersFor } from '../../assessment/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { chiefsOf } from '../store/marks.ts'
import { type Appeal, appealOf, insertRemark, remarksOf } from './store.ts'

/** Who is to mark again, by card. */
export const Assigning = z.strictObject({ card: z.string().trim().min(4, '请选一名考评员').max(30) })

export const AppealNumber = caseNumberOf('FH')

/** The step that asks somebody, by where the case stands. */
const STEPS: Readonly<Record<string, 'assign' | 'assign-elsewhere'>> = {
  filed: 'assign',
  elsewhere: 'assign-elsewhere',
}

/** 可以复评的考评员: those of the organisation, or of all others once the bureau has it, each with why not. */
export const appealExaminers = verb({
  name: 'sitting.appeal-examiners',
  title: '查看可以复评的考评员',
  http: 'GET /sitting/appeals/{number}/examiners',
  who: may('sitting.assign-appeal'),
  input: z.strictObject({ number: AppealNumber }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    /** The step that assigns now; null where nobody is to be assigned. */
    step: z.enum(['assign', 'assign-elsewhere']).nullable(),
    said: z.string(),
    examiners: z.array(
      z.object({
        card: z.string(),
        name: z.string(),
        organisation: z.string(),
        may: z.boolean(),
        why: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    const file = await caseInReach(ctx, number)
    const step = STEPS[file.state] ?? null
    const appeal = await appealOf(ctx.db, number)
    const found = step ? await remarkers(ctx, appeal, step === 'assign' ? 'own' : 'elsewhere') : []
    const names = await organisationsByIds(
      ctx.db,
      found.map(({ organisation }) => organisation),
    )
    return {
      number,
      title: file.title,
      step,
      said: appeal.said,
      examiners: found.map(({ record: _, organisation, ...one }) => ({
        ...one,
        organisation: names.get(organisation)?.name ?? '',
      })),
    }
  },
})

const remarkers = async (
  ctx: VerbContext,
  appeal: Appeal,
  where: 'own' | 'elsewhere',
): Promise<Remarker[]> => {
  const exam = await examById(ctx.db, appeal.exam)
  if (!exam) throw new Error(`no examination ${appeal.exam}`)
  const marked = (await remarksOf(ctx.db, appeal.number)).filter(({ account }) => account !== null)
  return remarkersFor(ctx, exam, appeal.person, { where, but: marked.map(({ card }) => card) })
}

type Taken = { input: z.output<typeof Assigning> }

/** The organisation asks one of its own; who decided between the examiners of this paper does not choose who marks it again. */
export async function assignHere(ctx: VerbContext, file: CaseFile, { input }: Taken): Promise<StepOutcome> {
  const appeal = await appealOf(ctx.db, file.number)
  const chiefs = await chiefsOf(ctx.db, appeal.exam, appeal.person)
  if (chiefs.includes(ctx.actor.account ?? '')) throw refusals.chiefAssignsNobody()
  return assign(ctx, appeal, input.card, 'own')
}

/** The bureau asks one of another organisation, whose case it then is until it is decided. */
export const assignElsewhere = async (
  ctx: VerbContext,
  file: CaseFile,
  { input }: Taken,
): Promise<StepOutcome> => assign(ctx, await appealOf(ctx.db, file.number), input.card, 'elsewhere')

async function assign(
  ctx: VerbContext,
  appeal: Appeal,
  card: string,
  where: 'own' | 'elsewhere',
): Promise<StepOutcome> {
  const found = (await remarkers(ctx, appeal, where)).find((one) => one.card === card)
  if (!found) throw refusals.noSuchRemarker({ fields: [{ path: 'input.card', message: '请从名单里选' }] })
  if (!found.may) throw refusals.mayNotRemark({ detail: `${found.why}。` })
  const before = await remarksOf(ctx.db, appeal.number)
  const round = before.length + 1
  const { organisation } = found
  const by = ctx.actor.account ?? ''
  const record = await ctx.kept(found.record)
  await insertRemark(ctx.db, { number: appeal.number, round, card, organisation, record, by, at: ctx.now })
  return { organisation }
}
