import { sql } from 'kysely'
import { yearOf } from '../../value/time/civil-date.ts'
import type { VerbContext } from '../../verb/index.ts'

/** The next numbers of each district, in the order of the openings. */
export async function numbered(
  ctx: VerbContext,
  kind: string,
  openings: readonly { district: string }[],
): Promise<string[]> {
  const year = yearOf(ctx.today)
  const districts = [...new Set(openings.map(({ district }) => district))].sort()
  const counts = districts.map((one) => openings.filter(({ district }) => district === one).length)
  const { rows } = await sql<{ district: string; last: number }>`
    insert into case_serial as s (kind, year, district, last)
    select ${kind}, ${year}, district, count from unnest(${districts}::text[], ${counts}::int[]) as d (district, count)
    on conflict (kind, year, district) do update set last = s.last + excluded.last
    returning district, last`.execute(ctx.db)
  const next = new Map(
    rows.map(({ district, last }) => [district, last - (counts[districts.indexOf(district)] ?? 0) + 1]),
  )
  return openings.map(({ district }) => {
    const serial = next.get(district) as number
    next.set(district, serial + 1)
    return `${kind}-${year}-${district}-${String(serial).padStart(6, '0')}`
  })
}
