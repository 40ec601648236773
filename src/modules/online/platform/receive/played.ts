import type { Interval, Played, Unearned } from '../../rules.ts'

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
