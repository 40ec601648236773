import type { ZodType } from 'zod'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { Standards } from './standards.ts'

export type Status = 'confirmed' | 'assumed'

/** One published version of a standard (版本): what held from its first to its last day, with its source. `to` is null while it runs. */
export interface Edition<T = unknown> {
  id: string
  kind: string
  name: string
  from: CivilDate
  to: CivilDate | null
  source: string
  status: Status
  data: T
}

/**
 * What a city publishes in editions: the name of its folder, the shape of its data, a Chinese title. Where a kind holds
 * several independent series (say one for each occupation), `series` names the one that a given edition belongs to.
 */
export interface StandardKind<T> {
  kind: string
  title: string
  schema: ZodType<T>
  series(data: T): string
  /** What an edition names that the other standards do not know, such as the code of an occupation. */
  unknownNames(edition: Edition<T>, standards: Standards): UnknownName[]
}

/** A name that leads nowhere, and where in the edition's data it stands. */
export interface UnknownName {
  path: readonly PropertyKey[]
  message: string
}

/** Declares a kind of standard; its editions live in `city/<name>/<kind>/*.yaml`. */
export function standardKind<T>(
  kind: string,
  schema: ZodType<T>,
  title: string,
  series: (data: T) => string = () => '',
  unknownNames: StandardKind<T>['unknownNames'] = () => [],
): StandardKind<T> {
  return { kind, title, schema, series, unknownNames }
}

/** Whether the edition holds on that day, both ends included. */
export function holdsOn(edition: Pick<Edition, 'from' | 'to'>, day: CivilDate): boolean {
  return edition.from <= day && (edition.to === null || day <= edition.to)
}

/** Whether there is a day on which both hold. */
export function overlap(a: Pick<Edition, 'from' | 'to'>, b: Pick<Edition, 'from' | 'to'>): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
}
