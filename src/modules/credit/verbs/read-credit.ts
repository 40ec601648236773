import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { anybody, may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { CreditCard, cardOf } from '../card.ts'
import { ratingProcedure } from '../rating/procedure.ts'
import { refusals } from '../refusals.ts'
import { repairProcedure } from '../repair/procedure.ts'
import { creditKind } from '../standard.ts'

/** The credit of an organisation as everybody sees it, point by point (机构信用). */
export const readCredit = verb({
  name: 'credit.read',
  title: '查看机构信用',
  http: 'GET /credit/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: CreditCard,
  run: (ctx, { id }) => cardOf(ctx, id),
})

const CASES_SHOWN = 20

const Open = z.object({ number: z.string(), title: z.string(), state: z.string(), stateTitle: z.string() })

/** The credit of one's own organisation, with the cases that are under way (本单位信用). */
export const myCredit = verb({
  name: 'credit.mine',
  title: '查看本单位信用',
  http: 'GET /credit/mine',
  who: may('credit.answer'),
  input: z.strictObject({}),
  output: z.object({ card: CreditCard, cases: z.array(Open) }),
  async run(ctx) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    const cases = []
    for (const { kind, states } of [ratingProcedure, repairProcedure])
      for (const { number, title, state } of await casesOf(
        ctx.db,
        { kind, organisation: id, closed: false },
        { limit: CASES_SHOWN },
      ))
        cases.push({ number, title, state, stateTitle: states[state]?.title ?? state })
    return { card: await cardOf(ctx, id), cases: cases.filter(({ state }) => state !== 'computed') }
  },
})

/** The standard as officers fill in forms by: indicators and vetoes, and of one organisation what is on record. */
export const creditDesk = verb({
  name: 'credit.desk',
  title: '查看机构信用档案',
  http: 'GET /credit/{id}/desk',
  who: may('credit.record'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    card: CreditCard,
    indicators: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
  async run(ctx, { id }) {
    const found = await organisationById(ctx.db, id)
    if (!found) throw refusals.noSuchOrganisation()
    ctx.within({ district: found.district })
    const data = (await ctx.standards()).inForce(creditKind, ctx.today)?.data
    return {
      card: await cardOf(ctx, id),
      indicators: [...(data?.indicators ?? []), ...(data?.veto ?? [])].map(({ key, name }) => ({
        key,
        name,
      })),
    }
  },
})
