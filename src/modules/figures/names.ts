import type { Dimension, Tally } from '../../kernel/figure/index.ts'
import { LEVELS, levelName } from '../../kernel/value/level.ts'
import { GROUP_NAMES, GROUPS } from '../people/index.ts'

/** What a tally is divided by, in its own words or in those of all. */
export const divisionTitle = ({ called }: Tally, by: Dimension): string =>
  called?.[by]?.title ?? DIMENSIONS[by]

/** What a figure is divided by, in words. */
const DIMENSIONS: Record<Dimension, string> = { occupation: '职业', level: '等级', cohort: '人群类别' }

/** A value of a dimension as people read it; what was not written down says so. */
export function valueText({ called }: Tally, by: Dimension, value: string): string {
  if (value === '') return '未记载'
  const own = called?.[by]?.values?.[value]
  if (own !== undefined) return own
  if (by === 'occupation') return value
  if (by === 'cohort') {
    const group = GROUP_NAMES.find((one) => one === value)
    return group === undefined ? value : GROUPS[group]
  }
  const level = LEVELS.find((one) => String(one) === value)
  return level === undefined ? value : levelName(level)
}
