import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { GRADES } from '../evidence/grade.ts'
import { type Proposal, proposalsOf } from '../evidence/proposals.ts'
import { insertReview } from '../evidence/store.ts'
import { refusals } from '../refusals.ts'

/** 专家评审: accepts proposals as they stand, or overrides one with a reason; both are kept for ever. */
export const reviewProposals = verb({
  name: 'catalogue.review',
  title: '评审紧缺程度',
  http: 'POST /catalogue/reviews',
  who: may('catalogue.review'),
  input: z
    .strictObject({
      /** `basis` as it was shown: a proposal that changed since is not reviewed unseen. */
      items: z
        .array(z.strictObject({ code: z.string().max(20), basis: z.string().max(100) }))
        .min(1)
        .max(500),
      /** Left out where the proposals are accepted. */
      class: z.enum(GRADES).optional(),
      reason: z.string().trim().max(500).optional(),
    })
    .refine((form) => form.class === undefined || (form.reason ?? '').length >= 4, {
      path: ['reason'],
      message: '改判要写明理由，至少 4 个字',
    })
    .refine((form) => form.class === undefined || form.items.length === 1, {
      path: ['items'],
      message: '改判一次只能改一个职业',
    }),
  output: z.object({ reviewed: z.number().int() }),
  async run(ctx, { items, class: decided, reason }) {
    const proposals = new Map((await proposalsOf(ctx)).map((one) => [one.code, one]))
    for (const { code, basis } of items) {
      const found = proposals.get(code)
      if (found?.basis !== basis) throw changed(found, code)
      const { finding, name } = found
      if (decided === finding.grade)
        throw refusals.sameAsProposed({
          fields: [{ path: 'class', message: '同意建议请用“同意”，改判请选别的类别' }],
        })
      await insertReview(
        ctx.db,
        {
          code,
          name,
          basis,
          before: finding.before,
          proposed: finding.grade,
          decided: decided ?? finding.grade,
          reason: reason || null,
        },
        ctx.actor,
        ctx.now,
      )
    }
    ctx.act.subject(
      'catalogue-review',
      items
        .map(({ code }) => code)
        .join(' ')
        .slice(0, 200),
    )
    ctx.act.after({ items, decided: decided ?? null, reason: reason ?? null })
    return { reviewed: items.length }
  },
})

const changed = (found: Proposal | undefined, code: string) =>
  refusals.proposalChanged({ detail: `${found?.name ?? code}的证据或现行目录有变化，请刷新后重新评审。` })
