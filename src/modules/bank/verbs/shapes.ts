import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import type { CaseNumber } from '../../../kernel/value/number/case-number.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type BlueprintData, blueprintOn } from '../blueprint/standard.ts'
import { KIND_NAMES, KINDS } from '../item/item.ts'
import { refusals } from '../refusals.ts'

/** A question in a list: what it examines, not what it asks. */
export const ListedItem = z.object({
  item: z.string(),
  version: z.number().int(),
  kind: z.enum(KINDS),
  kindTitle: z.string(),
  point: z.string(),
  pointTitle: z.string(),
  difficulty: z.number().int(),
  points: z.number(),
  standing: z.string(),
})

/** What a question's place in the list says. */
export const listedItem = (
  one: {
    item: string
    version: number
    kind: (typeof KINDS)[number]
    point: string
    difficulty: number
    points: number
    publishedAt: Date | null
    withdrawnAt: Date | null
    withdrawnWhy: string | null
  },
  blueprint: Pick<BlueprintData, 'points'> | null,
): z.input<typeof ListedItem> => ({
  item: one.item,
  version: one.version,
  kind: one.kind,
  kindTitle: KIND_NAMES[one.kind],
  point: one.point,
  pointTitle: blueprint?.points[one.point] ?? one.point,
  difficulty: one.difficulty,
  points: one.points,
  standing: one.withdrawnAt ? `已停用：${one.withdrawnWhy ?? ''}` : one.publishedAt ? '在用' : '命题中',
})

/** The blueprint's words for an occupation and level today; null where there is none. */
export const wordsFor = async (
  ctx: VerbContext,
  occupation: string,
  level: Level,
): Promise<BlueprintData | null> =>
  blueprintOn(await ctx.standards(), occupation, level, ctx.today)?.data ?? null

/** Throws where this actor neither writes in this organisation's bank nor checks it for the city. */
export function requireBank(ctx: VerbContext, organisation: string): void {
  const { actor } = ctx
  if (actor.kind === 'organisation') ctx.within({ organisation })
  else if (!actor.may.has('bank.check') && !actor.may.has('bank.publish')) throw refusals.noSuchItem()
}

/** Throws where this batch is not there, or another organisation's: before anything else is said of it. */
export async function requireOwnBatch(ctx: VerbContext, number: CaseNumber): Promise<void> {
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchBatch()
  ctx.within({ organisation: file.organisation, district: file.district })
}

/** 焊工四级 */
export const shelfTitle = (occupation: string, level: Level): string => `${occupation} ${levelName(level)}`
