import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { KindShape, PROGRAMME_KINDS } from '../kinds.ts'
import { programmeProcedure } from '../plan/procedure.ts'
import { refusals } from '../refusals.ts'
import { programmeOn } from '../standard.ts'
import { programmeOfCase, programmesOf } from '../store.ts'

const SHOWN = 50

/** The programmes of one's own organisation, those that it teaches for another among them (本单位培训项目). */
export const myProgrammes = verb({
  name: 'programmes.mine',
  title: '查看本单位的培训项目',
  http: 'GET /programmes/mine',
  who: may('programmes.apply'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        kindText: z.string(),
        name: z.string(),
        heads: z.number(),
        startsOn: KeptDay,
        endsOn: KeptDay,
        stateTitle: z.string(),
        /** Planned by it, not only taught for another. */
        own: z.boolean(),
        /** It names its people one by one. */
        names: z.boolean(),
      }),
    ),
  }),
  async run(ctx) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    const standards = await ctx.standards()
    const programmes = await programmesOf(ctx.db, id, SHOWN)
    const files = await casesOf(ctx.db, { numbers: programmes.map(({ number }) => number) })
    const states = new Map(
      files.map(({ number, state }) => [number, programmeProcedure.states[state]?.title]),
    )
    return {
      items: programmes.map(({ number, kind, name, heads, startsOn, endsOn, organisation, plannedOn }) => ({
        names: programmeOn(standards, kind, plannedOn)?.data.members === 'named',
        number,
        kindText: PROGRAMME_KINDS[kind],
        name,
        heads,
        startsOn,
        endsOn,
        stateTitle: states.get(number) ?? '',
        own: organisation === id,
      })),
    }
  },
})

/** The plan of one's own programme as it stands, to be put right (本单位项目的计划). */
export const readPlan = verb({
  name: 'programmes.read-plan',
  title: '查看培训项目的计划',
  http: 'GET /programmes/{number}/plan',
  who: may('programmes.apply'),
  input: z.strictObject({ number: z.string().max(30) }),
  output: z.object({
    number: z.string(),
    kind: KindShape,
    name: z.string(),
    occupation: z.string(),
    level: z.string(),
    heads: z.number(),
    hours: z.number(),
    onlineHours: z.number(),
    amountEach: z.number(),
    partnerCode: z.string(),
    partnerName: z.string(),
    startsOn: KeptDay,
    endsOn: KeptDay,
  }),
  async run(ctx, { number }) {
    const [file] = await casesOf(ctx.db, { numbers: [number], kind: programmeProcedure.kind })
    if (!file) throw refusals.noSuchProgramme()
    const one = await programmeOfCase(ctx.db, number)
    ctx.within({ organisation: one.organisation })
    const partner = one.partner ? await organisationById(ctx.db, one.partner) : null
    const { kind, name, occupation, level, heads, hours, onlineHours, amountEach, startsOn, endsOn } = one
    return {
      number,
      kind,
      name,
      occupation,
      level: String(level),
      heads,
      hours,
      onlineHours,
      amountEach,
      partnerCode: partner?.creditCode ?? '',
      partnerName: partner?.name ?? '',
      startsOn,
      endsOn,
    }
  },
})
