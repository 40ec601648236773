import { LEVELS, type Level } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Outlook, outlook } from '../rules.ts'
import { applicantFacts } from './applicant-facts.ts'

const NO_EXAM = '00000000-0000-0000-0000-000000000000'

/** Each level of an occupation for somebody as the registers know them (我能报几级), the lowest first. */
export async function outlooksOf(ctx: VerbContext, person: string, occupation: string): Promise<Outlook[]> {
  const standards = await ctx.standards()
  const all: Outlook[] = []
  for (const level of LEVELS) {
    if (level === 'special') continue
    const { facts } = await applicantFacts(ctx, asked(ctx, occupation, level), person)
    all.push(outlook(facts, standards))
  }
  return all
}

/** As if an examination for the public were held today. */
const asked = (ctx: VerbContext, name: string, level: Level) => ({
  id: NO_EXAM,
  occupation: { code: null, name },
  level,
  heldOn: ctx.today,
  state: 'certified' as const,
  category: null,
  assessor: NO_EXAM,
})
