import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { checkPhone } from '../../../kernel/value/person/phone.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { personById, registerPerson } from '../../people/index.ts'
import { unmetOf } from '../plan/unmet.ts'
import { refusals } from '../refusals.ts'
import { mayBeNamed } from '../rules.ts'
import { programmeOn } from '../standard.ts'
import { type Programme, programmeOfCase } from '../store.ts'
import { insertMember, type Member, memberById, membersOf, setLeft } from './store.ts'

const line = (title: string, longest: number) =>
  z.string().trim().min(1, `请填写${title}`).max(longest).meta({ title })

const Phone = z
  .string()
  .trim()
  .refine((text) => checkPhone(text).valid, '请填写11位手机号')
  .meta({ title: '学徒手机号' })

/** Who is named, with the terms of the agreement. */
export const NameForm = z.strictObject({
  name: line('姓名', 30),
  idNumber: line('身份证号', 20),
  phone: Phone,
  post: line('学徒岗位', 30),
  mentor: line('企业导师', 30),
  partnerMentor: z
    .string()
    .trim()
    .max(30)
    .default('')
    .meta({ title: '机构导师', description: '没有合作机构的不填' }),
  contractFrom: Day.meta({ title: '劳动合同开始' }),
  contractTo: Day.meta({ title: '劳动合同结束' }),
})
export type NameForm = z.output<typeof NameForm>

/** Names one more: what the standard asks of contract and mentors is asked at once. */
export async function nameMember(ctx: VerbContext, file: CaseFile, given: NameForm): Promise<StepOutcome> {
  const programme = await programmeOfCase(ctx.db, file.number)
  const edition = programmeOn(await ctx.standards(), programme.kind, programme.plannedOn)
  if (edition?.data.members !== 'named') throw refusals.namesNobody()
  await requireTerms(ctx, programme, given)
  const there = (await membersOf(ctx.db, file.number)).filter(({ leftOn }) => leftOn === null)
  if (there.length >= programme.heads)
    throw refusals.namedAll({ detail: `计划 ${programme.heads} 人，已经有 ${there.length} 人。` })
  const { id, nameMatches } = await registerPerson(ctx, {
    name: given.name,
    idNumber: given.idNumber,
    phone: given.phone,
    district: programme.district,
  })
  if (!nameMatches)
    throw refusals.otherName({ fields: [{ path: 'input.name', message: '姓名与登记的不一致，请核对' }] })
  const entered = await insertMember(ctx.db, ctx.sealer, {
    programme: file.number,
    person: id,
    post: given.post,
    mentor: given.mentor,
    partnerMentor: given.partnerMentor,
    contractFrom: given.contractFrom,
    contractTo: given.contractTo,
    phone: given.phone,
    on: ctx.today,
  })
  if (!entered) throw refusals.namedAlready()
  const person = await personById(ctx, id)
  return { to: file.state, note: person?.maskedName ?? '' }
}

/** What the standard asks of one who is named, as the terms would be. */
export async function requireTerms(
  ctx: VerbContext,
  { kind, plannedOn }: Programme,
  terms: Pick<Member, 'contractFrom' | 'contractTo' | 'mentor' | 'partnerMentor'>,
): Promise<void> {
  if (terms.contractTo < terms.contractFrom) throw refusals.endsBeforeStart()
  const decision = mayBeNamed(
    {
      kind,
      plannedOn,
      contractFrom: terms.contractFrom,
      contractTo: terms.contractTo,
      mentors: [terms.mentor, terms.partnerMentor].filter((name) => name !== '').length,
    },
    await ctx.standards(),
  )
  if (decision.outcome !== 'granted') throw refusals.notToName({ detail: unmetOf(decision) })
}

/** One of this programme who has not left; throws where there is none. */
export async function memberOf(ctx: VerbContext, file: CaseFile, id: string): Promise<Member> {
  const found = await memberById(ctx.db, id)
  if (!found || found.programme !== file.number || found.leftOn !== null) throw refusals.noSuchMember()
  return found
}

/** Somebody leaves: nothing more is paid for them. */
export async function leave(ctx: VerbContext, one: Member): Promise<string> {
  await setLeft(ctx.db, one.id, ctx.today)
  return (await personById(ctx, one.person))?.maskedName ?? ''
}
