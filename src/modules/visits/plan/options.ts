import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { CaseNumber, Day } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { type Exam, examById, examsBetween } from '../../assessment/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { VISIT_KINDS } from '../in-words.ts'
import { refusals } from '../refusals.ts'
import { against } from '../rules/team.ts'
import { visitsOn } from '../standard.ts'
import { visitedAmong } from '../store/visits.ts'
import { signOf } from './finding.ts'
import { supervisorsFor } from './team.ts'

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other)

/** So many examinations are offered at once. */
const MOST = 200

/** 可以督导的考试: what is to be held soon; from a finding, of its organisation, and the one that the finding names. */
export const visitableExams = verb({
  name: 'visits.exams',
  title: '查看可以督导的考试',
  http: 'GET /visits/exams',
  who: may('visits.plan'),
  input: z.strictObject({ finding: CaseNumber.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        organisation: z.string(),
        heldOn: z.string(),
        /** When it can be visited first: its own day, today for one that is over. */
        day: z.string(),
        place: z.string(),
        /** A visit is under way already. */
        visited: z.boolean(),
        /** The finding is about it. */
        named: z.boolean(),
      }),
    ),
    supervisors: z.number().int(),
    announced: z.record(z.enum(VISIT_KINDS), z.boolean()),
  }),
  async run(ctx, { finding }) {
    ctx.within({})
    const sign = finding ? await signOf(ctx, finding) : null
    const { aheadDays, supervisors, announced } = visitsOn(await ctx.standards(), ctx.today)
    const named = sign?.exam ? await examById(ctx.db, sign.exam) : null
    const soon = await examsBetween(ctx.db, {
      from: ctx.today,
      to: addDays(ctx.today, aheadDays),
      assessor: sign?.organisation ?? null,
      most: MOST,
    })
    const all: Exam[] = [...(named ? [named] : []), ...soon.filter(({ id }) => id !== named?.id)]
    const ids = all.map(({ id }) => id)
    const visited = await visitedAmong(ctx.db, ids)
    const organisations = await organisationsByIds(
      ctx.db,
      all.map(({ assessor }) => assessor),
    )
    return {
      supervisors,
      announced,
      items: all.map((one) => ({
        id: one.id,
        title: `${one.occupation.name} ${levelName(one.level)}`,
        organisation: organisations.get(one.assessor)?.name ?? '',
        heldOn: one.heldOn,
        day: later(one.heldOn, ctx.today),
        place: one.place,
        visited: visited.has(one.id),
        named: one.id === named?.id,
      })),
    }
  },
})

/** 可以派的督导员: every supervisor of the city for this examination, with what stands against each. */
export const visitSupervisors = verb({
  name: 'visits.supervisors',
  title: '查看可以派的督导员',
  http: 'GET /visits/exams/{exam}/supervisors',
  who: may('visits.plan'),
  input: z.strictObject({ exam: z.uuid(), day: Day }),
  output: z.object({
    items: z.array(
      z.object({
        card: z.string(),
        name: z.string(),
        organisation: z.string(),
        may: z.boolean(),
        why: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { exam: id, day }) {
    ctx.within({})
    const exam = await examById(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    const all = await supervisorsFor(ctx, exam, day)
    const standards = await ctx.standards()
    const organisations = await organisationsByIds(
      ctx.db,
      all.flatMap(({ member }) => (member ? [member.organisation] : [])),
    )
    const items = all.map(({ member, facts }) => {
      const why = against(facts, day, standards)
      return {
        card: facts.card,
        name: facts.name,
        organisation: (member && organisations.get(member.organisation)?.name) ?? '',
        may: why === null,
        why,
      }
    })
    return { items: items.sort((a, b) => Number(b.may) - Number(a.may)) }
  },
})
