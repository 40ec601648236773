import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type UploadRules, uploadKind } from './standard.ts'

/** The city's rules of upload on this day; a city that has none yet goes by its first. */
export async function uploadRules(ctx: VerbContext): Promise<UploadRules> {
  const standards = await ctx.standards()
  const edition = standards.inForce(uploadKind, ctx.today) ?? standards.all(uploadKind)[0]
  if (!edition) throw new Error('the city says nothing of certificate-upload')
  return edition.data
}
