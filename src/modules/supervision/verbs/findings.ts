import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { FINDING_STANDINGS, type FindingStanding } from '../finding/standings.ts'
import { findingsPage } from '../finding/store.ts'
import { SUPERVISION_RULES } from '../rules/in-words.ts'
import { RULE_IDS } from '../rules/rule.ts'
import { lastRun } from '../screening/store.ts'

const PAGE = 20
const STANDINGS = Object.keys(FINDING_STANDINGS) as [FindingStanding, ...FindingStanding[]]

/** What screening found in one's own districts, the last first (疑点清单). */
export const listFindings = verb({
  name: 'supervision.findings',
  title: '查看疑点清单',
  http: 'GET /supervision/findings',
  who: may('supervision.read'),
  input: z.strictObject({
    rule: z.enum(RULE_IDS).optional(),
    standing: z.enum(STANDINGS).optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        rule: z.string(),
        ruleTitle: z.string(),
        organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        points: z.number().int(),
        foundOn: z.string(),
        standing: z.enum(STANDINGS),
        standingTitle: z.string(),
      }),
    ),
    /** The last night's screening; null before the first. */
    run: z
      .object({
        day: z.string(),
        classes: z.number().int(),
        signIns: z.number().int(),
        opened: z.number().int(),
      })
      .nullable(),
    ...pageNeighbours,
  }),
  async run(ctx, { rule, standing, ...asked }) {
    const page = await findingsPage(ctx.db, { districts: ctx.actor.districts, rule, standing }, asked, PAGE)
    const ids = page.items.flatMap(({ organisation }) => (organisation ? [organisation] : []))
    const found = await organisationsByIds(ctx.db, ids)
    const run = await lastRun(ctx.db)
    return {
      ...page,
      run: run && { day: run.day, classes: run.classes, signIns: run.signIns, opened: run.opened },
      items: page.items.map(({ key: _key, district: _district, organisation, ...one }) => ({
        ...one,
        ruleTitle: SUPERVISION_RULES[one.rule] ?? one.rule,
        organisation: organisation ? { id: organisation, name: found.get(organisation)?.name ?? '' } : null,
        standingTitle: FINDING_STANDINGS[one.standing],
      })),
    }
  },
})
