import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type CatalogueData, type CatalogueEdition, type CatalogueLine, catalogueKind } from '../edition.ts'
import { catalogueProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { insertDraft } from '../store.ts'
import { differences } from './differences.ts'

/** What an officer says of a new edition. */
export const draftForm = {
  id: z.string().regex(/^[0-9a-z-]{4,20}$/, '版本号用数字、小写字母和横线，例如 2027'),
  name: z.string().trim().min(4).max(80),
  from: Day,
  source: z.string().trim().min(2).max(300),
  status: z.enum(['confirmed', 'assumed']).default('confirmed'),
}

type DraftForm = z.output<z.ZodObject<typeof draftForm>>

/** The edition that a new one follows; refused for a day that has passed or is another edition's, and an id in use. */
export async function editionToFollow(
  ctx: VerbContext,
  { id, from }: Pick<DraftForm, 'id' | 'from'>,
): Promise<CatalogueEdition> {
  const standards = await ctx.standards()
  if (from < ctx.today)
    throw refusals.startsBeforeToday({ fields: [{ path: 'from', message: '目录不追溯以前的日子' }] })
  if (standards.all(catalogueKind).some((one) => one.id === `catalogue/${id}`))
    throw refusals.editionTaken({ fields: [{ path: 'id', message: '请换一个版本号' }] })
  const before = standards.inForce(catalogueKind, from)
  if (!before) throw refusals.nothingToContinue()
  const overlapped = standards.all(catalogueKind).find((one) => one.from >= from)
  if (overlapped)
    throw refusals.editionsOverlap({
      detail: `“${overlapped.name}”从 ${overlapped.from} 起施行。`,
      fields: [{ path: 'from', message: `施行日应晚于 ${overlapped.from}，或先与那一版协调` }],
    })
  return before
}

/** Opens the case of a new edition (目录发布) and keeps its draft. */
export async function openDraft(
  ctx: VerbContext,
  form: DraftForm,
  before: CatalogueEdition,
  lines: CatalogueLine[],
  known: CatalogueData['known'],
): Promise<{ number: string; differences: number; edition: CatalogueEdition }> {
  const id = `catalogue/${form.id}`
  const data: CatalogueData = { ...before.data, rows: lines, known, published: null }
  const changed = differences(before.data, data).length
  const file = await openCase(ctx, catalogueProcedure, {
    district: ctx.city.code,
    title: form.name,
    subtitle: `${lines.length} 个职业，${changed} 处差异，${form.from} 起施行`,
    form: { id, from: form.from, source: form.source },
  })
  const { name, from, source, status } = form
  const edition: CatalogueEdition = { id, kind: 'catalogue', name, from, to: null, source, status, data }
  const kept = await insertDraft(ctx.db, file.number, edition)
  if (!kept) throw refusals.draftOfEdition()
  return { number: file.number, differences: changed, edition }
}
