import type { Interval, Played, ReportedCheck, Unearned } from '../../rules.ts'

const SEGMENTS = 'https://w3id.org/xapi/video/extensions/played-segments'
const LENGTH = 'https://w3id.org/xapi/video/extensions/length'
const MOST_SEGMENTS = 2000

type Extended = { extensions?: Record<string, unknown> } | undefined

/** What a statement says was played, by the video profile of xAPI; or why it says nothing that counts. */
export function playedIn(
  statement: Readonly<Record<string, unknown>>,
  at: number,
): Played | { why: Unearned } {
  const text = (statement.result as Extended)?.extensions?.[SEGMENTS]
  if (text === undefined || text === '') return { why: 'no-segments' }
  const object = statement.object as { objectType?: string; id?: unknown }
  if (object.objectType !== undefined && object.objectType !== 'Activity') return { why: 'no-activity' }
  const length = Number((statement.context as Extended)?.extensions?.[LENGTH])
  if (!(length > 0) || length > 86_400) return { why: 'no-length' }
  const stretches = typeof text === 'string' ? segmentsIn(text) : null
  return stretches ? { at, stretches, length: Math.round(length * 1000) } : { why: 'bad-segments' }
}

/** Where a record says which presence checks there were: an extension of the city's own, in `result.extensions`. */
export const presenceAt = (origin: string): string => `${origin}/xapi/extensions/presence-checks`

const MOST_CHECKS = 200

/** The presence checks that a record reports; null where it reports none, false where they cannot be read. */
export function checksIn(
  statement: Readonly<Record<string, unknown>>,
  origin: string,
): ReportedCheck[] | null | false {
  const said = (statement.result as Extended)?.extensions?.[presenceAt(origin)]
  if (said === undefined || said === null) return null
  if (!Array.isArray(said) || said.length > MOST_CHECKS) return false
  const checks = said.map(checkOf)
  return checks.every((one) => one !== null) ? checks : false
}

function checkOf(said: unknown): ReportedCheck | null {
  if (typeof said !== 'object' || said === null || !('asked' in said)) return null
  const asked = momentOf(said.asked)
  const answer = 'answered' in said ? (said.answered ?? null) : null
  const answered = answer === null ? null : momentOf(answer)
  return asked === null || (answer !== null && answered === null) ? null : { asked, answered }
}

/** A moment with its zone, as xAPI writes them. */
function momentOf(said: unknown): number | null {
  if (
    typeof said !== 'string' ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/.test(said)
  )
    return null
  const at = Date.parse(said)
  return Number.isNaN(at) ? null : at
}

const MOST_PARENTS = 10

/** The courses that a statement says its video is a part of (contextActivities.parent, grouping). */
export function partsIn(statement: Readonly<Record<string, unknown>>): string[] {
  const { contextActivities = {} } = (statement.context ?? {}) as {
    contextActivities?: Record<string, unknown>
  }
  const named = [contextActivities.parent, contextActivities.grouping].flat() as (
    | { id?: unknown }
    | undefined
  )[]
  return [...new Set(named.flatMap((one) => (typeof one?.id === 'string' ? [one.id] : [])))].slice(
    0,
    MOST_PARENTS,
  )
}

function segmentsIn(text: string): Interval[] | null {
  const parts = text.split('[,]')
  if (parts.length > MOST_SEGMENTS) return null
  const found = parts.map((part) => /^(\d{1,6}(?:\.\d+)?)\[\.\](\d{1,6}(?:\.\d+)?)$/.exec(part.trim()))
  if (found.some((one) => one === null)) return null
  return found
    .map((one) => ({ from: millis(one?.[1]), to: millis(one?.[2]) }))
    .filter(({ from, to }) => from !== to)
}

const millis = (seconds: string | undefined): number => Math.round(Number(seconds) * 1000)
