import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { decimal } from '../../../kernel/value/decimal.ts'
import type { Evidence, Measure } from './evidence.ts'
import { MEASURE_KEYS } from './evidence.ts'
import { type Method, methodKind } from './method.ts'
import type { Period } from './period.ts'

/** The method as the city publishes it. */
export const METHOD: Method = theOnly(loadCity('city/tianjin', [methodKind]).standards.all(methodKind)).data

/** The evidence of a quarter: what is not said is blank. */
export function quarter(period: string, said: Partial<Record<Measure, number | string>> = {}): Evidence {
  const measures = Object.fromEntries(
    MEASURE_KEYS.map((key) => [key, said[key] === undefined ? null : decimal(said[key])]),
  ) as Record<Measure, Evidence[Measure]>
  return { code: '6-18-02-04', name: '焊工', period: period as Period, ...measures }
}

function theOnly<T>(all: readonly T[]): T {
  const [one] = all
  if (one === undefined || all.length > 1) throw new Error('the city has one method')
  return one
}
