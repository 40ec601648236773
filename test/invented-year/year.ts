import type { Records } from '../../src/modules/supervision/records.ts'
import { type Planted, plantFrauds } from './frauds.ts'
import { honestYear, Maker } from './honest.ts'
import { lookalikes } from './lookalikes.ts'

/** A year of a city, made up: honest life, look-alikes, and planted frauds of fifteen kinds. Reads nothing of the checks. */
export function inventedYear({ seed = 20_260_302, classes = 200, each = 20 } = {}): {
  records: Records
  planted: Planted[]
} {
  const maker = new Maker(seed)
  honestYear(maker, classes)
  lookalikes(maker, each)
  return { planted: plantFrauds(maker, each), records: maker.year }
}
