import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { readCode } from '../../../certificates/index.ts'
import { type Json, VOIDED, XapiFault } from '../../../learning-records/index.ts'
import { learnersByCode, type PlatformLearner } from '../learners.ts'

/** What a code was before it was short enough to be typed. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the codes of trainees are at home (homePage of their accounts). */
export const traineesAt = (origin: string): string => `${origin}/learn/platforms`

/** A platform as the actor of its own records: it vouches for what it sends. */
export const platformAgent = (origin: string, platform: string): Json => ({
  objectType: 'Agent',
  account: { homePage: traineesAt(origin), name: `platform:${platform}` },
})

/** The code by which a record names its trainee, as it was meant (lower case, hyphens, O for 0); null for none. */
export function codeIn(statement: Json, origin: string): string | null {
  const { account, objectType } = statement.actor as { account?: Json; objectType?: string }
  if (objectType === 'Group' || account?.homePage !== traineesAt(origin)) return null
  const name = String(account.name)
  return UUID.test(name) ? name : readCode(name)
}

/**
 * Every record of a batch is about a trainee of the very platform that sends it; one that is not refuses the batch, with its
 * place, and nothing of it is kept.
 */
export async function requireTrainees(
  ctx: VerbContext,
  platform: string,
  statements: readonly Json[],
): Promise<ReadonlyMap<string, PlatformLearner>> {
  const codes = statements.map((one) => codeIn(one, ctx.origin))
  const wanted = [...new Set(codes.flatMap((code) => (code === null ? [] : [code])))]
  const found = await learnersByCode(ctx.db, platform, wanted)
  const known = new Map(found.map((one) => [one.code, one]))
  for (const [at, statement] of statements.entries()) {
    const code = codes[at]
    const takesBack = (statement.verb as Json).id === VOIDED
    if (code ? known.has(code) : takesBack && isPlatform(statement, ctx.origin, platform)) continue
    throw new XapiFault(
      403,
      `statements[${at}].actor.account`,
      `不是本平台的学员。homePage 要写 ${traineesAt(ctx.origin)}，name 写学员在本平台登记时得到的学员码；没有登记的请学员先登记。这一批一条也没有收，改好以后整批再报。`,
    )
  }
  return known
}

function isPlatform(statement: Json, origin: string, platform: string): boolean {
  const { account } = statement.actor as { account?: Json }
  const own = platformAgent(origin, platform).account as Json
  return account?.homePage === own.homePage && account?.name === own.name
}
