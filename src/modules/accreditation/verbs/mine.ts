import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById, scopeOn } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { levelsInWords } from '../application/form.ts'
import { appliesAlready } from '../application/store.ts'
import { ACCREDITATION_PROCEDURES } from '../procedures.ts'
import { refusals } from '../refusals.ts'
import { accreditationNow } from '../register/accreditation.ts'
import { cardHolds, membersOf, ROLES } from '../register/members.ts'
import { accreditationOn } from '../standard.ts'
import { PublicAccreditation, publicAccreditation, Standing, standingOf, venueViews } from '../views.ts'

const SHOWN = 20

/** One's own accreditation: what stands, who and what it has, what is under way (本单位评价备案). */
export const myAccreditation = verb({
  name: 'accreditation.mine',
  title: '查看本单位评价备案',
  http: 'GET /accreditation/mine',
  who: may('accreditation.apply'),
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    accreditation: PublicAccreditation.nullable(),
    /** It may assess by a scope that was set before accreditation was a case. */
    before: z.boolean(),
    scope: Standing.shape.scope,
    venues: Standing.shape.venues,
    members: z.array(
      z.object({
        id: z.uuid(),
        role: z.string(),
        name: z.string(),
        idNumber: z.string(),
        card: z.string(),
        from: z.string(),
        to: z.string(),
        holds: z.boolean(),
        occupation: z.string().nullable(),
        levels: z.string(),
        login: z.string().nullable(),
      }),
    ),
    mayApply: z.boolean(),
    cases: z.array(z.object({ number: z.string(), title: z.string(), stateTitle: z.string() })),
    asks: z.object({
      examiners: z.number(),
      supervisors: z.number(),
      places: z.number(),
      years: z.number(),
      assumed: z.boolean(),
    }),
    districts: z.array(z.object({ value: z.string(), text: z.string() })),
  }),
  async run(ctx) {
    const id = ctx.actor.organisation
    const found = id ? await organisationById(ctx.db, id) : null
    if (!id || !found) throw refusals.forNoOrganisation()
    const now = await accreditationNow(ctx.db, id)
    const members = await membersOf(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      members.map(({ person }) => person),
    )
    const cases = []
    for (const { kind, states } of ACCREDITATION_PROCEDURES)
      for (const { number, title, state } of await casesOf(
        ctx.db,
        { kind, organisation: id },
        { limit: SHOWN },
      ))
        cases.push({ number, title, stateTitle: states[state]?.title ?? state })
    const { data, status } = accreditationOn(await ctx.standards(), ctx.today)
    const scope = now ? (await standingOf(ctx, now)).scope : []
    return {
      name: found.name,
      accreditation: now && publicAccreditation(ctx, now),
      before: now === null && (await scopeOn(ctx.db, id, 'assessment', ctx.today)).length > 0,
      scope,
      venues: await venueViews(ctx, id),
      members: members.map((one) => ({
        id: one.id,
        role: ROLES[one.role],
        name: maskName(people.get(one.person)?.name ?? '*'),
        idNumber: people.get(one.person)?.maskedIdNumber ?? '*',
        card: one.card,
        from: one.cardFrom,
        to: one.cardTo,
        holds: cardHolds(one, ctx.today),
        occupation: one.occupation,
        levels: levelsInWords(one.levels),
        login: one.login,
      })),
      mayApply: now?.teachOutOn == null && !(await appliesAlready(ctx.db, id)),
      cases,
      asks: {
        examiners: data.examiners.each,
        supervisors: data.supervisors.least,
        places: data.venue.places,
        years: data.validity.years,
        assumed: status === 'assumed',
      },
      districts: ctx.city.districts.map(({ code, name }) => ({ value: code, text: name })),
    }
  },
})
