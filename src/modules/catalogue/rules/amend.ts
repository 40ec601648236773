import { occupationKey } from '../../../kernel/value/occupation.ts'
import { type CatalogueData, type CatalogueLine, catalogueLine } from '../edition.ts'

/** One cell of a draft to be changed: whose line, which column, and what shall stand there. */
export interface Amendment {
  occupation: string
  column: keyof CatalogueLine
  value: string
}

/** The edition with some cells changed, or why one of them cannot be; the edition given stays as it is. */
export function amended(
  data: CatalogueData,
  amendments: readonly Amendment[],
): { data: CatalogueData } | { amendment: Amendment; message: string } {
  const rows = [...data.rows]
  for (const amendment of amendments) {
    const key = occupationKey(amendment.occupation)
    const at = rows.findIndex((line) => occupationKey(line.name) === key)
    if (at < 0) return { amendment, message: `目录里没有“${amendment.occupation}”` }
    const parsed = catalogueLine.safeParse({ ...rows[at], [amendment.column]: amendment.value })
    if (!parsed.success) return { amendment, message: parsed.error.issues[0]?.message ?? '不能这样填' }
    const named = occupationKey(parsed.data.name)
    if (rows.some((line, other) => other !== at && occupationKey(line.name) === named))
      return { amendment, message: `“${parsed.data.name}”已经在目录里` }
    rows[at] = parsed.data
  }
  return { data: { ...data, rows } }
}
