import { z } from 'zod'
import { type Figure, isRatio, type Reading } from '../../kernel/figure/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'

/** A figure with its number, by district. */
export const FigureValue = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  definition: z.string(),
  clause: z.string().nullable(),
  kind: z.enum(['stock', 'flow', 'share']),
  /** People or times; 分 for money; hundredths of a percent for a share. */
  value: z.number().int(),
  districts: z.array(z.object({ district: z.string(), value: z.number().int() })),
})

/** A figure as it is answered; a district that counts nothing stays visible. */
export function figureValue(
  ctx: VerbContext,
  figure: Figure,
  { value, districts }: Reading,
): z.input<typeof FigureValue> {
  const { key, title, unit, definition, clause } = figure
  return {
    key,
    title,
    unit,
    definition,
    clause,
    kind: isRatio(figure) ? 'share' : figure.kind,
    value,
    districts: districtsSeen(ctx).map((district) => ({ district, value: districts.get(district) ?? 0 })),
  }
}

/** The districts that the actor sees, in the order of the city. */
export const districtsSeen = ({ city, actor: { districts } }: VerbContext): string[] =>
  city.districts.map(({ code }) => code).filter((code) => districts === 'all' || districts.includes(code))
