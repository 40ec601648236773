import { z } from 'zod'
import { format } from '../../../kernel/value/decimal.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { MEASURE_KEYS } from '../evidence/evidence.ts'
import { GRADES } from '../evidence/grade.ts'
import type { Method } from '../evidence/method.ts'
import { periodName } from '../evidence/period.ts'
import { measuredBy, type Proposal, proposalsOf } from '../evidence/proposals.ts'
import { reasonsOf, scoreText } from '../evidence/reasons.ts'
import { shortageKind } from '../evidence/shortage-list.ts'
import { currentEvidence, type Review, reviews } from '../evidence/store.ts'
import { refusals } from '../refusals.ts'

const grade = z.enum(GRADES)

const ReviewView = z.object({
  before: grade.nullable(),
  proposed: grade,
  decided: grade,
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})

const ProposalView = z.object({
  code: z.string(),
  name: z.string(),
  score: z.string().nullable(),
  class: grade,
  before: grade.nullable(),
  confidence: z.enum(['高', '中', '低', '无']),
  reasons: z.array(z.string()),
  basis: z.string(),
  /** The last review, and whether it was of this proposal. */
  review: ReviewView.nullable(),
  reviewed: z.boolean(),
  /** Where the occupation stands in the national list, if it does. */
  national: z.string().nullable(),
})

const READERS = may('cases.read')

/** 紧缺程度测算: what the published method proposes today, occupation by occupation. */
export const listProposals = verb({
  name: 'catalogue.proposals',
  title: '查看紧缺程度测算结果',
  http: 'GET /catalogue/proposals',
  who: READERS,
  input: z.strictObject({}),
  output: z.object({
    method: z.object({ name: z.string(), status: z.enum(['confirmed', 'assumed']), source: z.string() }),
    catalogue: z.string(),
    /** Occupations of the catalogue without evidence keep their class. */
    silent: z.number().int(),
    items: z.array(ProposalView),
  }),
  async run(ctx) {
    // A proposal is no decision yet: districts learn of it when it is published.
    ctx.within({ district: ctx.city.code })
    const standards = await ctx.standards()
    const { method, catalogue } = measuredBy(standards, ctx.today)
    const proposals = await proposalsOf(ctx)
    const national = await nationalPlaces(ctx)
    const heard = new Set(proposals.flatMap(({ code, name }) => [code, name]))
    return {
      method: { name: method.name, status: method.status, source: method.source },
      catalogue: catalogue.name,
      silent: catalogue.data.rows.filter(({ code, name }) => !heard.has(code || name)).length,
      items: proposals.map((one) => viewOf(one, method.data, national)),
    }
  },
})

/** 一个职业的证据和历次评审. */
export const readProposal = verb({
  name: 'catalogue.proposal',
  title: '查看一个职业的证据和评审',
  http: 'GET /catalogue/proposals/{code}',
  who: READERS,
  input: z.strictObject({ code: z.string().max(20) }),
  output: z.object({
    proposal: ProposalView,
    evidence: z.array(
      z.object({
        period: z.string(),
        values: z.record(z.string(), z.string().nullable()),
        source: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    reviews: z.array(ReviewView),
  }),
  async run(ctx, { code }) {
    ctx.within({ district: ctx.city.code })
    const [proposal] = await proposalsOf(ctx, code)
    if (!proposal) throw refusals.noEvidence()
    const { method } = measuredBy(await ctx.standards(), ctx.today)
    const evidence = await currentEvidence(ctx.db, code)
    return {
      proposal: viewOf(proposal, method.data, await nationalPlaces(ctx)),
      evidence: evidence.toReversed().map((row) => ({
        period: periodName(row.period),
        values: {
          ...Object.fromEntries(
            MEASURE_KEYS.map((key) => {
              const value = row[key]
              return [key, value && format(value)]
            }),
          ),
          headcountGap: row.headcountGap,
          trainingCost: row.trainingCost,
        },
        source: row.source,
        by: row.importedBy,
        at: row.importedAt.toISOString(),
      })),
      reviews: (await reviews(ctx.db, code)).map(reviewView),
    }
  },
})

function viewOf(
  { code, name, finding, basis, review, reviewed }: Proposal,
  method: Method,
  national: ReadonlyMap<string, string>,
): z.input<typeof ProposalView> {
  return {
    code,
    name,
    score: scoreText(finding.score),
    class: finding.grade,
    before: finding.before,
    confidence: finding.confidence,
    reasons: reasonsOf(finding, method),
    basis,
    review: review && reviewView(review),
    reviewed,
    national: national.get(code) ?? null,
  }
}

const reviewView = ({ before, proposed, decided, reason, at, label }: Review) => ({
  before,
  proposed,
  decided,
  reason,
  at: at.toISOString(),
  by: label,
})

async function nationalPlaces(ctx: Parameters<typeof listProposals.run>[0]): Promise<Map<string, string>> {
  const list = (await ctx.standards()).inForce(shortageKind, ctx.today)
  return new Map((list?.data.rows ?? []).map(({ code, rank }) => [code, `${list?.name}第 ${rank} 位`]))
}
