import { lotsFrom } from '../../../kernel/sealing/lots.ts'
import { newOwnKey, sealWith } from '../../../kernel/sealing/own-key.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { openItem } from '../batch/contents.ts'
import { versionsInUse } from '../batch/store.ts'
import { BAND_NAMES, type BlueprintData, blueprintKind, type Cell } from '../blueprint/standard.ts'
import { type Item, KIND_NAMES } from '../item/item.ts'
import { refusals } from '../refusals.ts'
import { FORMS, inPaper, type PaperContent } from './content.ts'
import { type Drawable, drawPapers, type Hindrance, type Place } from './draw.ts'
import { sealContext } from './opened.ts'
import { insertShare } from './share-store.ts'
import { sharesOf } from './shares.ts'
import { type KeptPaper, sealPaper } from './store.ts'

/**
 * Draws and seals. The key is split and forgotten at once: until two of three have opened the paper nobody has it, the server as little as whoever reads
 * its database. A share waits under the city's keys until its holder fetches it, which is why holders are asked to do so before the day.
 */
export async function drawSealed(
  ctx: VerbContext,
  paper: KeptPaper,
  pool: readonly Drawable[],
  holders: readonly { account: string; label: string }[],
  seed: string,
): Promise<number[]> {
  const blueprint = (await ctx.standards()).edition(blueprintKind, paper.blueprint)
  const drawn = drawPapers(blueprint.data, pool, paper.forms, seed)
  if ('why' in drawn) throw hindered(blueprint.data, drawn)
  const content: PaperContent = {
    seed,
    blueprint: blueprint.id,
    papers: await printed(ctx, blueprint.data, drawn.papers, seed),
  }
  const key = newOwnKey(ctx.sealer.suite)
  const sealed = sealWith(ctx.sealer.suite, key, JSON.stringify(content), sealContext(paper.id))
  await sealPaper(ctx.db, paper.id, sealed, ctx.now)
  const shares = await sharesOf(key)
  for (const [at, { account, label }] of holders.entries()) {
    const share = shares[at] as string
    await insertShare(ctx, { paper: paper.id, holder: account, label, share })
  }
  key.fill(0)
  return drawn.expected
}

/** The papers with all that their questions say. */
async function printed(
  ctx: VerbContext,
  { several }: BlueprintData,
  papers: readonly Place[][],
  seed: string,
): Promise<PaperContent['papers']> {
  const versions = await versionsInUse(ctx.db, papers.flat())
  const items = new Map(versions.map((version) => [version.item, openItem(ctx, version)]))
  return papers.map((places, at) => {
    const form = FORMS[at] as (typeof FORMS)[number]
    const lots = lotsFrom(`${seed}:${form}`)
    return {
      form,
      items: places.map(({ item, points }) => inPaper(items.get(item) as Item, points, several, lots)),
    }
  })
}

/** What a cell is called. */
const cellName = ({ points }: BlueprintData, { point, kind, band }: Cell): string =>
  `${points[point] ?? point}·${KIND_NAMES[kind]}·${BAND_NAMES[band]}`

/** The smallest cause: which cell lacks how many questions, or in which they are too unlike. */
function hindered(blueprint: BlueprintData, hindrance: Hindrance) {
  if (hindrance.why === 'unlike') {
    const { cell, differsBy } = hindrance
    return refusals.unlike({
      detail: `各卷的预计得分最多相差 ${differsBy} 分，细目表规定不超过 ${blueprint.differsBy} 分；相差最多的是“${cellName(blueprint, cell)}”，请给这一格补充难度相近的题。`,
    })
  }
  const cells = hindrance.cells.map(
    ({ cell, needed, available }) =>
      `“${cellName(blueprint, cell)}”还差 ${needed - available} 道（要 ${needed} 道，有 ${available} 道）`,
  )
  return refusals.lacking({ detail: `${cells.join('；')}。请先命题、发布，或减少平行卷的份数。` })
}
