import { z } from 'zod'
import type { VerbContext } from '../../kernel/verb/index.ts'
import {
  type EarlierCertificate,
  earlierCertificatesOf,
  rankOf,
  schemeTitle,
  standingOf,
} from '../certificates/index.ts'
import { organisationsByIds } from '../organisations/index.ts'
import { personById } from '../people/index.ts'
import { classTitle, completedBy } from '../training/index.ts'

/** What stands in a passport (护照条目): no number of a person, no mark. */
export const Entries = z.object({
  name: z.string(),
  certificates: z.array(
    z.object({
      /** The address at which anybody checks it. */
      code: z.string(),
      occupation: z.string(),
      workType: z.string().nullable(),
      level: z.string(),
      issuer: z.string(),
      issuedOn: z.string(),
    }),
  ),
  /** What other bodies issued, or was issued before this platform, and a second person has checked: no number, since no page of ours vouches for it. */
  earlier: z.array(
    z.object({
      scheme: z.string(),
      occupation: z.string(),
      level: z.string(),
      issuer: z.string(),
      issuedOn: z.string(),
    }),
  ),
  /** 竞赛获奖和荣誉, entered and checked as those are. */
  distinctions: z.array(
    z.object({ title: z.string(), scheme: z.string(), issuer: z.string(), issuedOn: z.string() }),
  ),
  trainings: z.array(
    z.object({ title: z.string(), provider: z.string(), hours: z.number().int(), completedOn: z.string() }),
  ),
})
export type Entries = z.output<typeof Entries>

/**
 * What of a person stands at this moment: certificates whose signature holds and, unless only certificates are shown,
 * distinctions and classes that were completed.
 */
export async function entriesOf(
  ctx: VerbContext,
  person: string,
  shows: { trainings: boolean },
): Promise<Entries> {
  const who = await personById(ctx, person)
  if (!who) throw new Error('a passport of nobody')
  const earlier = (await earlierCertificatesOf(ctx.db, person)).reverse()
  return {
    name: who.name,
    certificates: await standing(ctx, person),
    earlier: earlier.filter(({ distinction }) => distinction === null).map(ofBefore),
    distinctions: shows.trainings
      ? earlier.filter(({ distinction }) => distinction !== null).map(distinguished)
      : [],
    trainings: shows.trainings ? await completed(ctx, person) : [],
  }
}

/** Those that were revoked or corrected are left out; what is shown is what was signed, not what stands in a row. */
async function standing(ctx: VerbContext, person: string): Promise<Entries['certificates']> {
  return (await standingOf(ctx, person)).map(({ code, fields }) => {
    const printed = new Map(fields.map(({ label, value }) => [label, value]))
    return {
      code,
      occupation: printed.get('职业名称') ?? '',
      workType: unlessNone(printed.get('工种名称')),
      level: printed.get('职业技能等级') ?? '',
      issuer: printed.get('评价机构') ?? '',
      issuedOn: printed.get('发证日期') ?? '',
    }
  })
}

const ofBefore = (one: EarlierCertificate): Entries['earlier'][number] => ({
  scheme: schemeTitle(one.scheme),
  occupation: one.occupation.name,
  level: rankOf(one),
  issuer: one.issuer,
  issuedOn: one.issuedOn,
})

const distinguished = (one: EarlierCertificate): Entries['distinctions'][number] => ({
  title: rankOf(one),
  scheme: schemeTitle(one.scheme),
  issuer: one.issuer,
  issuedOn: one.issuedOn,
})

/** What is printed where there is none. */
const unlessNone = (printed = '——'): string | null => (printed === '——' ? null : printed)

async function completed(ctx: VerbContext, person: string): Promise<Entries['trainings']> {
  const classes = await completedBy(ctx.db, person)
  const providers = await organisationsByIds(
    ctx.db,
    classes.map(({ provider }) => provider),
  )
  return classes.map((one) => ({
    title: classTitle(one),
    provider: providers.get(one.provider)?.name ?? '',
    hours: one.attendedHours,
    completedOn: one.completedOn ?? '',
  }))
}
