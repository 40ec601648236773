import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { classById, readCheck } from '../../training/index.ts'
import { NO_RECORDS, type Records } from '../records.ts'
import type { RuleId } from '../rules/rule.ts'
import { type Suspicion, screen } from '../rules/screen.ts'
import { type SupervisionEdition, supervisionKind } from '../standard.ts'
import { gatherAround, gatherOf, remoteRecord } from './gather.ts'
import { openFinding } from './open-finding.ts'

/**
 * What can be told of one class or one person alone. Who stands behind many (F6) and what an assessor did (F10–F12, F14) is seen only
 * over all records, at night.
 */
const AROUND: readonly RuleId[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F7', 'F9', 'F13', 'F15']

/** The records of a class are screened at once (即时筛查) when it is completed or its sign-ins have been looked at. */
export async function screenClass(ctx: VerbContext, id: string, provider: string): Promise<number> {
  ctx.act.subject('class', id)
  return judged(
    ctx,
    AROUND,
    (since) => gatherAround(ctx, id, provider, since),
    ({ against, people }, { classes }) => {
      const roster = new Set(classes.find((one) => one.id === id)?.trainees.map(({ person }) => person))
      return against.length > 0
        ? against.some((one) => one.class === id)
        : people.some((person) => roster.has(person))
    },
  )
}

/** Somebody's records are screened at once when a claim of theirs is opened. */
export async function screenClaimant(ctx: VerbContext, person: string): Promise<number> {
  ctx.act.subject('person', person)
  return judged(
    ctx,
    AROUND,
    (since) => gatherOf(ctx, person, since),
    ({ people }) => people.length === 1 && people[0] === person,
  )
}

/** A remote check that nobody answered is a finding (F16). */
export async function screenRemoteCheck(ctx: VerbContext, id: string): Promise<number> {
  const check = await readCheck(ctx.db, id)
  const one = check && (await classById(ctx.db, check.class))
  if (!check || !one || check.became !== 'unanswered') return 0
  return judged(
    ctx,
    ['F16'],
    async () => ({ ...NO_RECORDS, remoteChecks: [remoteRecord(check, one.provider)] }),
    () => true,
  )
}

/** Screens some records by the standard of today and opens what concerns this, each once: the night finds it known. */
async function judged(
  ctx: VerbContext,
  rules: readonly RuleId[],
  gather: (since: CivilDate) => Promise<Records>,
  concerns: (one: Suspicion, records: Records) => boolean,
): Promise<number> {
  const edition: SupervisionEdition | null = (await ctx.standards()).inForce(supervisionKind, ctx.today)
  if (!edition) return 0
  const records = await gather(addDays(ctx.today, -edition.data.windowDays))
  let opened = 0
  for (const one of screen(records, edition.data.limits, rules))
    if (concerns(one, records) && (await openFinding(ctx, one))) opened += 1
  return opened
}
