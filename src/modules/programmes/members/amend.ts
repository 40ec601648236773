import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { checkPhone } from '../../../kernel/value/person/phone.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { personById } from '../../people/index.ts'
import { SIGNERS, TERMS, type Term } from '../kinds.ts'
import { refusals } from '../refusals.ts'
import { reopened } from '../rules.ts'
import { programmeOn } from '../standard.ts'
import { programmeOfCase } from '../store.ts'
import { memberOf, requireTerms } from './name.ts'
import { endSignatures, type Member, phoneContext, saveTerms } from './store.ts'

const words = z.string().trim().min(1, '请填写改成什么').max(30)

/** One term of one agreement, as it is from now on. */
export const AmendForm = z.discriminatedUnion('term', [
  z.strictObject({
    member: z.uuid(),
    term: z.literal('phone'),
    value: words.refine((text) => checkPhone(text).valid, '请填写11位手机号'),
  }),
  z.strictObject({ member: z.uuid(), term: z.literal('post'), value: words }),
  z.strictObject({ member: z.uuid(), term: z.literal('mentor'), value: words }),
  z.strictObject({ member: z.uuid(), term: z.literal('partner-mentor'), value: words }),
  z.strictObject({ member: z.uuid(), term: z.literal('contract'), from: Day, to: Day }),
])
export type AmendForm = z.output<typeof AmendForm>

/**
 * Changes one term (协议变更): the city's table says whose signature it ends; a telephone ends nobody's. Nothing happens where
 * it is as it was.
 */
export async function amend(ctx: VerbContext, file: CaseFile, given: AmendForm): Promise<StepOutcome> {
  const before = await memberOf(ctx, file, given.member)
  const programme = await programmeOfCase(ctx.db, file.number)
  const after = changed(ctx, before, given)
  if (JSON.stringify(after) === JSON.stringify(before)) throw refusals.asItWas()
  await requireTerms(ctx, programme, after)
  await saveTerms(ctx.db, after)
  const table = programmeOn(await ctx.standards(), programme.kind, programme.plannedOn)?.data.agreement
  const ended = table ? reopened([given.term], table.reopens) : []
  await endSignatures(ctx.db, before.id, ended, given.term, ctx.now)
  const person = await personById(ctx, before.person)
  return { to: file.state, note: `${person?.maskedName ?? ''}：${TERMS[given.term]}${againBy(ended)}` }
}

const againBy = (ended: readonly (keyof typeof SIGNERS)[]): string =>
  ended.length === 0 ? '变更，不用重签' : `变更，${ended.map((one) => SIGNERS[one]).join('、')}重签`

const FIELD = {
  post: 'post',
  mentor: 'mentor',
  'partner-mentor': 'partnerMentor',
} as const satisfies Partial<Record<Term, keyof Member>>

function changed(ctx: VerbContext, before: Member, given: AmendForm): Member {
  if (given.term === 'contract') return { ...before, contractFrom: given.from, contractTo: given.to }
  if (given.term !== 'phone') return { ...before, [FIELD[given.term]]: given.value }
  const context = phoneContext(before.id)
  return ctx.sealer.open(before.phone, context) === given.value
    ? before
    : { ...before, phone: ctx.sealer.seal(given.value, context) }
}
