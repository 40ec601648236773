import { z } from 'zod'
import { casesOf } from '../../../../kernel/case/index.ts'
import { anybody, may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { organisationById, organisationsByIds } from '../../../organisations/index.ts'
import { latestBatches } from '../../platform/batches.ts'
import { keysOf } from '../../platform/keys.ts'
import { type Platform, STANDINGS } from '../../platform/platform.ts'
import { presenceAt } from '../../platform/receive/played.ts'
import { traineesAt } from '../../platform/receive/trainees.ts'
import { monthsOf } from '../../platform/review/evidence.ts'
import { platformReviewProcedure } from '../../platform/review/procedure.ts'
import { selectionProcedure } from '../../platform/selection.ts'
import { platformById, platformOf, selectedPlatforms } from '../../platform/store.ts'
import { refusals } from '../../refusals.ts'
import { onlineOn } from '../../standard.ts'

const MOST_PLATFORMS = 200
const BATCHES = 50
const CASES = 20

const PublicPlatform = z.object({
  id: z.uuid(),
  name: z.string(),
  site: z.string(),
  about: z.string(),
  organisation: z.uuid(),
  operator: z.string(),
  selectedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  standing: z.enum(['applied', 'selected', 'refused', 'ended']),
  standingText: z.string(),
})

const Month = z.object({
  month: z.string(),
  records: z.number().int(),
  uncounted: z.number().int(),
  percent: z.number(),
  kinds: z.array(
    z.object({ kind: z.string(), why: z.string(), records: z.number().int(), percent: z.number() }),
  ),
})

const BatchLine = z.object({
  id: z.uuid(),
  at: z.string(),
  statements: z.number().int(),
  seconds: z.number().int(),
  refused: z.object({ place: z.string(), why: z.string() }).nullable(),
})

const CaseLine = z.object({
  number: z.string(),
  title: z.string(),
  stateTitle: z.string(),
  closed: z.boolean(),
})

const shown = (one: Platform, operator: string) => ({
  ...one,
  operator,
  standingText: STANDINGS[one.standing],
})

/** The platforms on which hours count, and those that have left (线上平台名录). */
export const listPlatforms = verb({
  name: 'online.platforms',
  title: '查询线上平台名录',
  http: 'GET /online/platforms',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(PublicPlatform) }),
  async run(ctx) {
    const all = await selectedPlatforms(ctx.db, MOST_PLATFORMS)
    const operators = await organisationsByIds(
      ctx.db,
      all.map(({ organisation }) => organisation),
    )
    return { items: all.map((one) => shown(one, operators.get(one.organisation)?.name ?? '')) }
  },
})

/** What a platform sent and what came of it: batches, and month by month what counted nothing. */
async function recordOf(ctx: VerbContext, platform: Platform) {
  const operator = await organisationById(ctx.db, platform.organisation)
  const batches = await latestBatches(ctx.db, platform.id, BATCHES)
  const cases = []
  for (const { kind, states } of [selectionProcedure, platformReviewProcedure])
    for (const { number, title, state, closedAt } of await casesOf(
      ctx.db,
      { kind, organisation: platform.organisation },
      { limit: CASES },
    ))
      cases.push({ number, title, stateTitle: states[state]?.title ?? state, closed: closedAt !== null })
  return {
    platform: shown(platform, operator?.name ?? ''),
    cases,
    months: await monthsOf(ctx, platform.id),
    batches: batches.map(({ id, received_at, statements, ms, refused_place, refused_why }) => ({
      id,
      at: received_at.toISOString(),
      statements,
      seconds: Math.floor(ms / 1000),
      refused: refused_place === null ? null : { place: refused_place, why: refused_why ?? '' },
    })),
  }
}

const Known = z.object({
  platform: PublicPlatform,
  cases: z.array(CaseLine),
  months: z.array(Month),
  batches: z.array(BatchLine),
})

/** One's own platform: how it stands, its keys, what it sent (本单位线上平台). */
export const myPlatform = verb({
  name: 'online.my-platform',
  title: '查看本单位线上平台',
  http: 'GET /online/platforms/mine',
  who: may('online.platform'),
  input: z.strictObject({}),
  output: z.object({
    known: Known.nullable(),
    /** Where records go, and what the accounts of trainees name as their home. */
    endpoint: z.string(),
    home: z.string(),
    /** Under which name records report presence checks, and how they are asked for. */
    presence: z.object({
      at: z.string(),
      from: z.string().nullable(),
      mostMinutes: z.number(),
      answerSeconds: z.number().int(),
    }),
    keys: z.array(
      z.object({
        id: z.uuid(),
        algorithm: z.string(),
        fingerprint: z.string(),
        registeredAt: z.string(),
        withdrawnAt: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    const platform = await platformOf(ctx.db, id)
    const { presence, platforms } = onlineOn(await ctx.standards(), ctx.today)
    return {
      known: platform ? await recordOf(ctx, platform) : null,
      endpoint: `${ctx.origin}/xapi`,
      home: traineesAt(ctx.origin),
      presence: {
        at: presenceAt(ctx.origin),
        from: platforms.presence?.from ?? null,
        mostMinutes: presence.mostMinutes,
        answerSeconds: presence.answerSeconds,
      },
      keys: platform
        ? (await keysOf(ctx.db, platform.id)).map((one) => ({
            id: one.id,
            algorithm: one.algorithm,
            fingerprint: one.fingerprint,
            registeredAt: one.registered_at.toISOString(),
            withdrawnAt: one.withdrawn_at?.toISOString() ?? null,
          }))
        : [],
    }
  },
})

/** A platform as the city looks at it (线上平台全档). */
export const readPlatform = verb({
  name: 'online.read-platform',
  title: '查看线上平台报送情况',
  http: 'GET /online/platforms/{id}/record',
  who: may('cases.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Known,
  async run(ctx, { id }) {
    const platform = await platformById(ctx.db, id)
    if (!platform) throw refusals.noSuchPlatform()
    ctx.within({ district: platform.district })
    ctx.act.subject('platform', id)
    return recordOf(ctx, platform)
  },
})
