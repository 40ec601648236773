import { z } from 'zod'
import type { Kind } from './item.ts'
import { Identifier } from './text.ts'

const place = z.number().min(0).max(4000)
const Chosen = z.array(Identifier).max(12)
const Written = (longest: number) => z.string().max(longest)

/** What a candidate gives to a question of each kind (答案). */
export const ANSWERS = {
  choice: Identifier,
  multiple: Chosen,
  order: Chosen,
  match: z.array(z.tuple([Identifier, Identifier])).max(12),
  'text-entry': Written(200),
  'extended-text': Written(20_000),
  hotspot: z.strictObject({ x: place, y: place }),
} as const satisfies Readonly<Record<Kind, z.ZodType>>

/** An answer to a question of any kind, as it is sent and kept. */
export const Answer = z.union([Written(20_000), Chosen, ANSWERS.match, ANSWERS.hotspot])
export type Answer = z.output<typeof Answer>

/** Whether something is an answer to this kind of question at all, right or wrong. */
export const answers = (kind: Kind, given: unknown): boolean => ANSWERS[kind].safeParse(given).success
