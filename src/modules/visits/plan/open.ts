import { openCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Exam } from '../../assessment/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { visitProcedure } from '../case/procedure.ts'
import { KIND_WORDS, type VisitKind } from '../in-words.ts'
import { refusals } from '../refusals.ts'
import { against, mayWalk } from '../rules/team.ts'
import { visitsOn } from '../standard.ts'
import { insertSupervisors, standBack, type Teammate } from '../store/supervisors.ts'
import { insertVisit } from '../store/visits.ts'
import { tellTeam } from '../telling/tell.ts'
import type { Candidate } from './team.ts'

/** Why a visit is begun: by plan, by a draw, or from a finding. */
export interface Cause {
  kind: VisitKind
  finding: string | null
  draw: string | null
}

/** Who goes, and when. */
interface Going {
  day: CivilDate
  team: readonly Candidate[]
  lead: string
  /** Whoever may not go any more waits to be replaced instead of stopping it all: nobody chose those whom a draw drew. */
  barredWait?: boolean
}

/** Opens a visit (安排督导): the team is asked once more, the organisation hears of it only where the city's standard says so. */
export async function openVisit(
  ctx: VerbContext,
  exam: Exam,
  cause: Cause,
  { day, team, lead, barredWait = false }: Going,
): Promise<string> {
  const standards = await ctx.standards()
  const facts = { day, supervisors: team.map((one) => one.facts) }
  const decision = mayWalk(facts, standards)
  const unmet = decision.reasons.flatMap(({ met, found }) => (met || found === null ? [] : [found]))
  if (unmet.length > 0 && !barredWait) throw refusals.notAssignable({ detail: `${unmet.join('；')}。` })
  const teammates = team.flatMap(({ member }): Teammate[] =>
    member ? [{ ...member, lead: member.card === lead }] : [],
  )
  const { announced } = visitsOn(standards, day)
  const organisation = await organisationById(ctx.db, exam.assessor)
  const title = `${exam.occupation.name} ${levelName(exam.level)}考试`
  const { number } = await openCase(ctx, visitProcedure, {
    district: exam.district,
    organisation: announced[cause.kind] ? exam.assessor : null,
    title: `${KIND_WORDS[cause.kind]}：${organisation?.name ?? ''}`,
    subtitle: `${title}，${exam.place}`,
    form: { exam: exam.id, day },
    record: await ctx.record('visits.team', facts, decision),
    note: `督导员 ${teammates.map(({ name }) => name).join('、')}`,
  })
  const kept = await insertVisit(ctx.db, {
    number,
    exam: exam.id,
    examNumber: exam.number,
    organisation: exam.assessor,
    district: exam.district,
    title,
    place: exam.place,
    day,
    announced: announced[cause.kind] ?? false,
    plannedBy: ctx.actor.account ?? '',
    ...cause,
  })
  if (!kept) throw refusals.visitPlanned()
  await insertSupervisors(ctx.db, number, teammates)
  for (const { facts: one } of team) {
    const why = against(one, day, standards)
    if (why !== null)
      await standBack(ctx.db, number, one.card, { at: ctx.now, why: why.slice(0, 300), owed: true })
  }
  const called = cause.kind === 'drawn' ? '抽查抽中您去' : '市局安排您去'
  await tellTeam(ctx, { number, district: exam.district }, 1, {
    text: `质量督导：${called}督导，${formatDay(day)}，${exam.place}，${title}。请先申报回避；不能去的，请在督导页写明，由市局换人。`,
    asks: true,
  })
  return number
}
