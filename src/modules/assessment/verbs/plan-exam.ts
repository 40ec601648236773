import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Decision, openCase } from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { Day, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById, type ScopeEntry, scopeOn } from '../../organisations/index.ts'
import { classById } from '../../training/index.ts'
import { accreditedFor } from '../accredited/plan.ts'
import { examProcedure } from '../exam/procedure.ts'
import { refusals } from '../refusals.ts'
import { issuerLetter, mayExamine } from '../rules.ts'
import { insertExam } from '../store.ts'

/** 编制考试计划: another organisation than the trainer's, or with its conflict declared. Refused: nothing is opened. */
export const planExam = verb({
  name: 'assessment.plan-exam',
  title: '编制考试计划',
  http: 'POST /assessment/exams',
  who: may('assessment.plan'),
  input: z.strictObject({
    occupation: OccupationName,
    occupationCode: z.string().max(20).nullable().default(null),
    level: LevelText,
    heldOn: Day,
    place: z.string().trim().max(120).default(''),
    /** The assessor's own venue; who was accredited by a case has to choose one. */
    venue: z.uuid().nullable().default(null),
    capacity: z.number().int().min(1).max(2000),
    class: z.uuid().nullable().default(null),
    conflictDeclared: z.boolean().default(false),
  }),
  output: z.object({
    outcome: z.enum(['planned', 'refused']),
    id: z.string().nullable(),
    number: z.string().nullable(),
    decision: Decision,
  }),
  async run(ctx, input) {
    const organisation = ctx.actor.organisation
    const assessor = organisation ? await organisationById(ctx.db, organisation) : null
    if (!assessor) throw refusals.asAssessor()
    if (input.heldOn < ctx.today)
      throw refusals.examDayPast({ fields: [{ path: 'heldOn', message: '请选择今天或以后的日期' }] })
    const trained = input.class ? await classById(ctx.db, input.class) : null
    if (input.class && !trained)
      throw refusals.noSuchClass({ fields: [{ path: 'class', message: '请核对班次' }] })
    const scope = await scopeOn(ctx.db, assessor.id, 'assessment', input.heldOn)
    const accredited = await accreditedFor(ctx, assessor.id, input)
    const place = accredited.venue
      ? [accredited.venue.name, accredited.venue.address, input.place]
          .filter((text) => text !== '')
          .join(' ')
          .slice(0, 120)
      : input.place
    if (place.length < 2) throw refusals.noPlace({ fields: [{ path: 'place', message: '请写明考点' }] })
    const facts = {
      ...accredited.facts,
      day: input.heldOn,
      occupation: input.occupation,
      level: input.level,
      assessor: assessor.id,
      scope: scope.map(({ occupation, levels }) => ({ occupation, levels })),
      trainers: trained ? [trained.provider] : [],
      conflictDeclared: input.conflictDeclared,
      class: trained && { occupation: trained.occupation, level: trained.level },
      issuer: { kinds: assessor.kinds, siteCode: assessor.siteCode, bodyCode: assessor.bodyCode },
    }
    const decision = mayExamine(facts, await ctx.standards())
    if (decision.outcome !== 'granted')
      return { outcome: 'refused' as const, id: null, number: null, decision }
    const id = randomUUID()
    const file = await openCase(ctx, examProcedure, {
      district: assessor.district,
      organisation: assessor.id,
      title: `${input.occupation} ${levelName(input.level)} ${input.heldOn} 认定考试`,
      subtitle: `${assessor.name} · ${place}`,
      form: {
        exam: id,
        occupation: input.occupation,
        level: input.level,
        heldOn: input.heldOn,
        place,
      },
      record: recordOf('assessment.plan', ctx.today, facts, decision),
    })
    await insertExam(ctx.db, {
      id,
      number: file.number,
      assessor: assessor.id,
      district: assessor.district,
      occupation: { code: input.occupationCode ?? codeIn(scope, input.occupation), name: input.occupation },
      level: input.level,
      heldOn: input.heldOn,
      place,
      capacity: input.capacity,
      class: input.class,
      conflictDeclared: input.conflictDeclared,
      category: issuerLetter(assessor.kinds),
      state: 'enrolling',
    })
    return { outcome: 'planned' as const, id, number: file.number, decision }
  },
})

/** The code of an occupation as the register of the assessor's scope has it, so that nobody has to type it. */
const codeIn = (scope: readonly ScopeEntry[], occupation: string): string | null =>
  scope.find((one) => sameOccupation(one.occupation, occupation))?.occupationCode ?? null
