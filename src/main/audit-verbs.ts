import { z } from 'zod'
import { auditTrail, findingText, verifyAudit } from '../kernel/audit/index.ts'
import type { AnyVerb } from '../kernel/verb/index.ts'
import { may, verb } from '../kernel/verb/index.ts'

/** 核验审计链: whether any record was edited, removed or reordered, and how far the seal reaches. */
const verifyChain = verb({
  name: 'audit.verify',
  title: '核验审计链',
  http: 'GET /audit/verification',
  who: may('audit.verify'),
  recorded: true,
  input: z.strictObject({}),
  output: z.object({
    sound: z.boolean(),
    findings: z.array(z.string()),
    sealed: z.number().int(),
    sealedUntil: z.string().nullable(),
    unsealed: z.number().int(),
    batches: z.number().int(),
  }),
  async run(ctx) {
    const report = await verifyAudit(ctx.db, {
      publicKeys: ctx.signer.publicKeys(),
      sealer: ctx.sealer,
      heads: await ctx.keptHeads(),
    })
    return {
      sound: report.sound,
      findings: report.findings.slice(0, 100).map(findingText),
      sealed: report.sealed,
      sealedUntil: report.sealedUntil?.toISOString() ?? null,
      unsealed: report.unsealed,
      batches: report.batches,
    }
  },
})

/** 审计日志: who did what to which record; accounts and numbers, never names. */
const readTrail = verb({
  name: 'audit.trail',
  title: '查看审计日志',
  http: 'GET /audit/records',
  who: may('audit.read'),
  recorded: true,
  input: z.strictObject({ subject: z.string().max(100).optional(), account: z.string().max(100).optional() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.number().int(),
        at: z.string(),
        account: z.string().nullable(),
        roles: z.array(z.string()),
        verb: z.string(),
        subject: z.string().nullable(),
        outcome: z.string(),
        purpose: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { subject, account }) {
    const records = await auditTrail(
      ctx.db,
      {
        subject: subject ? { kind: 'case', id: subject } : undefined,
        account,
        districts: ctx.actor.districts,
      },
      { limit: 200 },
    )
    return {
      items: records.map((one) => ({
        id: one.id,
        at: one.at.toISOString(),
        account: one.account,
        roles: [...one.roles],
        verb: one.verb,
        subject: one.subjectId,
        outcome: one.outcome,
        purpose: one.purpose,
      })),
    }
  },
})

export const auditVerbs: readonly AnyVerb[] = [verifyChain, readTrail]
