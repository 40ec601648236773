import { openCase } from '../../../kernel/case/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import type { DrawList } from './draw.ts'
import { drawProcedure } from './procedure.ts'
import { type Draw, drawByNumber, insertDraw } from './store.ts'

/** What is drawn from, and by whom it is inspected. */
export interface DrawOpening extends Omit<DrawList, 'number' | 'each'> {
  district: string
  each?: number
  /** What the list counts: 家 of organisations, 场 of examinations. */
  unit: '家' | '场'
  /** The first day on which the outcome is shown in public; at once unless told. */
  shownFrom?: CivilDate
}

/** Begins a draw (双随机抽查): the list is kept with its lots and recusals, and the case goes its way. Returns its number. */
export async function openDraw(ctx: VerbContext, opening: DrawOpening): Promise<string> {
  const { district, title, count, each = 2, unit, shownFrom = null, ...lists } = opening
  if (lists.inspectors.length < each)
    throw refusals.twoInspectors({ fields: [{ path: 'inspectors', message: `至少 ${each} 位` }] })
  if (lists.list.length < count)
    throw refusals.tooFewListed({
      fields: [{ path: 'count', message: `名单里有 ${lists.list.length} ${unit}` }],
    })
  const { number } = await openCase(ctx, drawProcedure, {
    district,
    title,
    subtitle: `${lists.list.length} ${unit}里抽 ${count} ${unit}，检查员 ${lists.inspectors.length} 人`,
    form: { title, organisations: lists.list.length, inspectors: lists.inspectors.length },
  })
  await insertDraw(ctx.db, number, district, { number, title, count, each, ...lists }, shownFrom)
  return number
}

/** What a draw came to, for whoever opened it: by the ids of the list and of the inspectors; null before. */
export async function drawnIn(ctx: Pick<VerbContext, 'db'>, number: string): Promise<Draw['drawn']> {
  return (await drawByNumber(ctx.db, number))?.drawn ?? null
}
