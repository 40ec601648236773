import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { COURSE_KINDS, classById, classByNumber } from '../../training/index.ts'
import { courseOfKind } from '../kinds.ts'
import { membersOf, signedByAll, signersOf } from '../members/store.ts'
import { callAllBack } from '../pay/call-back.ts'
import { refusals } from '../refusals.ts'
import { programmeOn } from '../standard.ts'
import {
  addClass,
  classesOfProgramme,
  freeClasses,
  programmeOfCase,
  saveReport,
  setStanding,
} from '../store.ts'
import { papersOn, settlementOf } from './settle.ts'
import { unmetOf } from './unmet.ts'

/** What has ended without a settlement: its classes may count for another programme, what was paid ahead comes back. */
export async function over(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await setStanding(ctx.db, file.number, 'ended')
  await freeClasses(ctx.db, file.number)
  await callAllBack(ctx, file.number, `${file.number} 没有完成，预拨追回`)
  return undefined
}

/** Who plans proves it, before anybody vouches for it. */
export async function requirePlanPapers(ctx: VerbContext, file: CaseFile): Promise<void> {
  const { kind, plannedOn } = await programmeOfCase(ctx.db, file.number)
  const asked = programmeOn(await ctx.standards(), kind, plannedOn)?.data.documents.plan ?? []
  if ((await papersOn(ctx, file.number)) < asked.length)
    throw refusals.noPapers({ detail: `要附齐：${asked.join('、')}。` })
}

/** Whom a programme names have all signed, with both others, before anybody vouches for it. */
export async function requireSigned(ctx: VerbContext, file: CaseFile): Promise<void> {
  const { kind, plannedOn } = await programmeOfCase(ctx.db, file.number)
  const data = programmeOn(await ctx.standards(), kind, plannedOn)?.data
  if (data?.members !== 'named') return
  const members = (await membersOf(ctx.db, file.number)).filter(({ leftOn }) => leftOn === null)
  if (members.length === 0) throw refusals.namedNobody()
  if (!data.agreement) return
  const signers = await signersOf(
    ctx.db,
    members.map(({ id }) => id),
  )
  const open = members.filter(({ id }) => !signedByAll(signers.get(id))).length
  if (open > 0) throw refusals.notSigned({ detail: `还有 ${open} 份协议没有签全，请各方签字以后再受理。` })
}

/** A class of its own or of its partner, of the planned occupation, within the planned days, counts for one programme. */
export async function countClass(ctx: VerbContext, file: CaseFile, number: string): Promise<StepOutcome> {
  const wrong = (message: string) => ({ fields: [{ path: 'input.class', message }] })
  const one = await classByNumber(ctx.db, number)
  if (!one) throw refusals.noSuchClass(wrong('没有这个开班备案'))
  const programme = await programmeOfCase(ctx.db, file.number)
  if (one.provider !== programme.organisation && one.provider !== programme.partner)
    throw refusals.classNotIts(wrong('不是本单位或合作机构的班'))
  if (one.course !== courseOfKind(programme.kind))
    throw refusals.classNotIts(
      wrong(`这个班是${one.course ? COURSE_KINDS[one.course] : '目录内培训'}，与项目的种类不同`),
    )
  if (!sameOccupation(one.occupation, programme.occupation) || one.level !== programme.level)
    throw refusals.classNotIts(wrong(one.course ? '课程与计划不同' : '职业或等级与计划不同'))
  if (one.startsOn < programme.startsOn || one.endsOn > programme.endsOn)
    throw refusals.classNotIts(wrong('上课日期不在项目的起止日期里'))
  if (one.state !== 'approved' && one.state !== 'completed')
    throw refusals.classNotIts(wrong('开班备案还没有通过'))
  if (!(await addClass(ctx.db, file.number, one.id, ctx.today)))
    throw refusals.classTaken(wrong('已经计入项目，不能再计'))
  return { note: number }
}

/** What was carried out is reported once every class is over; what the standard refuses is refused here, not in the end. */
export async function report(
  ctx: VerbContext,
  file: CaseFile,
  held: { online: number; video: number },
): Promise<undefined> {
  const { kind, plannedOn } = await programmeOfCase(ctx.db, file.number)
  const proof = programmeOn(await ctx.standards(), kind, plannedOn)?.data.proof.by
  const classes = await classesOfProgramme(ctx.db, file.number)
  if (classes.length === 0 && proof === 'completion') throw refusals.noClasses()
  for (const id of classes)
    if ((await classById(ctx.db, id))?.state !== 'completed') throw refusals.classesOpen()
  await saveReport(ctx.db, file.number, held)
  const { decision } = await settlementOf(ctx, file.number)
  if (decision.outcome !== 'granted') throw refusals.reportNotMet({ detail: unmetOf(decision) })
  return undefined
}
