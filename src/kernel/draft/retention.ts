import { z } from 'zod'
import { standardKind } from '../standard/index.ts'
import { civilDateOf } from '../value/time/civil-date.ts'
import type { Kernel } from '../verb/index.ts'
import { dropOlder } from './store.ts'

/** 草稿保存期限: how long what was begun and never handed in is kept. */
export const draftRetentionKind = standardKind(
  'draft-retention',
  z.strictObject({ days: z.number().int().min(1).max(400) }),
  '草稿保存期限',
)

const DAY = 24 * 60 * 60 * 1000

/** Removes drafts that are past their term (到期删除); what no term is published for is kept. */
export async function removeOldDrafts(kernel: Kernel): Promise<number> {
  const now = kernel.clock.now()
  const term = (await kernel.standards()).inForce(draftRetentionKind, civilDateOf(now))
  return term ? dropOlder(kernel.database.db, new Date(now.getTime() - term.data.days * DAY)) : 0
}
