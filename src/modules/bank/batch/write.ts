import { randomUUID } from 'node:crypto'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { blueprintOn } from '../blueprint/standard.ts'
import { type Content, Item } from '../item/item.ts'
import { type Fault, wrongWithKey } from '../item/wrong-with-key.ts'
import { refusals } from '../refusals.ts'
import { asksOf, contentOf, openItem, sealItem } from './contents.ts'
import { insertItem, renameItem, type Shelf, shelfOf, takeOut, versionsOf, writeVersion } from './store.ts'

/** What keeps a question from being written: its key, or a knowledge point that the blueprint does not know. */
export async function faultsOf(
  ctx: VerbContext,
  shelf: Omit<Shelf, 'organisation'>,
  content: Content,
): Promise<Fault[]> {
  const blueprint = blueprintOn(await ctx.standards(), shelf.occupation, shelf.level, ctx.today)
  const known = blueprint === null || content.point in blueprint.data.points
  return [
    ...wrongWithKey(content),
    ...(known ? [] : [{ path: 'point', message: `细目表里没有知识点 ${content.point}，请从细目表里选` }]),
  ]
}

/** Writes a new question into a batch; null where this organisation's bank has it already. */
export async function addQuestion(
  ctx: VerbContext,
  batch: string,
  shelf: Shelf,
  content: Content,
): Promise<string | null> {
  const id = randomUUID()
  if (!(await insertItem(ctx.db, { ...shelf, id, asks: asksOf(ctx, content), at: ctx.now }))) return null
  await keep(ctx, batch, id, 1, content)
  return id
}

/** Writes the next version of a question, or its version in hand anew; only in the bank and for the purpose that it has. */
export async function rewriteQuestion(
  ctx: VerbContext,
  batch: string,
  shelf: Shelf,
  item: string,
  content: Content,
): Promise<void> {
  const own = await shelfOf(ctx.db, item, true)
  if (!own || own.organisation !== shelf.organisation) throw refusals.noSuchItem()
  if (
    own.purpose !== shelf.purpose ||
    own.level !== shelf.level ||
    !sameOccupation(own.occupation, shelf.occupation)
  )
    throw refusals.otherShelf()
  const [newest] = await versionsOf(ctx.db, item)
  if (newest?.publishedAt === null && newest.batch !== batch) throw refusals.inOtherBatch(newest.batch)
  if (!(await renameItem(ctx.db, item, shelf.organisation, asksOf(ctx, content))))
    throw refusals.sameQuestion()
  const version = (newest?.version ?? 0) + (newest?.publishedAt === null ? 0 : 1)
  await keep(ctx, batch, item, version, content)
}

/** Takes a question out of a batch; what asks it again is then its last version, or nothing. False where the batch has not got it. */
export async function removeQuestion(ctx: VerbContext, batch: string, item: string): Promise<boolean> {
  if (!(await takeOut(ctx.db, batch, item))) return false
  const [left] = await versionsOf(ctx.db, item)
  const shelf = left && (await shelfOf(ctx.db, item))
  if (shelf) await renameItem(ctx.db, item, shelf.organisation, asksOf(ctx, contentOf(openItem(ctx, left))))
  return true
}

async function keep(ctx: VerbContext, batch: string, id: string, version: number, content: Content) {
  const item = Item.parse({ ...content, id, version })
  await writeVersion(ctx.db, {
    item: id,
    version,
    batch,
    kind: item.kind,
    point: item.point,
    difficulty: item.difficulty,
    points: item.points,
    content: sealItem(ctx, item),
    by: ctx.actor.account,
  })
}
