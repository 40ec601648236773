import type { VerbContext } from '../../../kernel/verb/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { pictureComparison } from './picture-comparison.ts'
import type { FaceProvider } from './provider.ts'

/** Who can compare, by the name that a city writes; what is only for a demo is no one in a real city. */
const PROVIDERS: Readonly<Record<string, { provider: FaceProvider; demoOnly: boolean }>> = {
  [pictureComparison.key]: { provider: pictureComparison, demoOnly: true },
}

/** Whom the city has named to compare pictures on this day; null: nobody, and no one is asked for a picture. */
export async function faceProvider(ctx: VerbContext): Promise<FaceProvider | null> {
  const named = editionFor(await ctx.standards(), ctx.today).data.faceCheck?.provider
  const found = named === undefined ? undefined : PROVIDERS[named]
  return found && (ctx.demo || !found.demoOnly) ? found.provider : null
}
