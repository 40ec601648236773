import { type Evidence, sameEvidence } from './evidence.ts'
import { type Grade, gradeAt, stepOf } from './grade.ts'
import { type Method, SOURCE_KEYS, type Source } from './method.ts'
import { halfUp, type Reading, readingsOf } from './points.ts'
import { quarterPoints } from './score.ts'

/** A quarter that says something, with its points in hundredths. */
export interface Quarter {
  evidence: Evidence
  readings: readonly Reading[]
  points: bigint
}

/**
 * Why a class is proposed: a first one, by the score, kept as nothing new is known, kept as nothing is known at all, or
 * kept as experts decided on this very evidence (`settled`, which only the register knows).
 */
export type Ground = 'first' | 'scored' | 'unchanged' | 'silent' | 'settled'

export type Confidence = '高' | '中' | '低' | '无'

/** What the method makes of the evidence on one occupation. */
export interface Finding {
  /** Points in hundredths, 0 to 10,000; null without evidence. */
  score: bigint | null
  grade: Grade
  /** The class before, null where the occupation was never classified. */
  before: Grade | null
  ground: Ground
  confidence: Confidence
  /** The quarters that count, newest first. */
  quarters: readonly Quarter[]
  /** The classes that the evidence allows; the class before stays where it is one of them. */
  allowed: { from: Grade; to: Grade }
}

/**
 * The class of one occupation (docs/catalogue-method.md), from its own evidence alone, in any order, a quarter once.
 *
 * A class that was given before stays as long as it lies within what the evidence allows, else the nearest one that
 * does is proposed; quarters that are missing from the window might have been anything, so they widen what is allowed.
 * To run the method again on its own result changes nothing.
 */
export function classify(evidence: readonly Evidence[], before: Grade | null, method: Method): Finding {
  const newestFirst = [...evidence].sort((a, b) => (a.period < b.period ? 1 : -1))
  const quarters = newestFirst
    .flatMap((one): Quarter[] => {
      const readings = readingsOf(one, method)
      const points = quarterPoints(readings, method)
      return points === null ? [] : [{ evidence: one, readings, points }]
    })
    .slice(0, method.window)
  const found = { before, quarters, confidence: confidenceOf(quarters, method) }
  if (quarters.length === 0)
    return { ...found, score: null, grade: before ?? '不列入', ground: 'silent', allowed: ANY }
  const sum = quarters.reduce((total, { points }) => total + points, 0n)
  const score = halfUp(sum, BigInt(quarters.length))
  const [low, high] = reach(sum, quarters.length, method)
  const allowed = { from: gradeAt(low), to: gradeAt(high) }
  if (before === null)
    return {
      ...found,
      score,
      grade: gradeAt(firstStep(sum, quarters.length, method)),
      ground: 'first',
      allowed,
    }
  if (nothingNew(newestFirst)) return { ...found, score, grade: before, ground: 'unchanged', allowed }
  const grade = gradeAt(Math.min(Math.max(stepOf(before), low), high))
  return { ...found, score, grade, ground: 'scored', allowed }
}

/** The classes between which the mean of the whole window must lie, whatever its missing quarters would have said. */
function reach(sum: bigint, known: number, method: Method): [low: number, high: number] {
  const margin = method.margin * method.window
  const missing = (method.window - known) * 100
  return [stepAt(sum, -margin, method), stepAt(sum, margin + missing, method)]
}

/** A first class: missing quarters count as the least that is listed. */
function firstStep(sum: bigint, known: number, method: Method): number {
  return stepAt(sum, (method.window - known) * method.classes.一般紧缺, method)
}

/** The class that a window with this sum is in, after some whole points were added to it. */
function stepAt(sum: bigint, more: number, { classes, window }: Method): number {
  const points = sum + BigInt(more) * 100n
  const passed = (least: number) => points >= BigInt(least * window) * 100n
  return [classes.一般紧缺, classes.紧缺, classes.非常紧缺].filter(passed).length
}

/** A change counts from its second quarter on: until then two of the last three say the same, number for number. */
function nothingNew([first, second, third]: readonly Evidence[]): boolean {
  if (first === undefined || second === undefined) return false
  if (sameEvidence(first, second)) return true
  return third !== undefined && (sameEvidence(first, third) || sameEvidence(second, third))
}

function confidenceOf(quarters: readonly Quarter[], method: Method): Confidence {
  if (quarters.length === 0) return '无'
  const share = coverage(quarters, method)
  return share >= method.confidence.高 ? '高' : share >= method.confidence.中 ? '中' : '低'
}

/** How much of the evidence that the window could hold is there, in percent by weight, rounded down. */
export function coverage(quarters: readonly Quarter[], { sources, window }: Method): number {
  const present = quarters
    .flatMap(({ readings }) => readings)
    .reduce((sum, { source }) => sum + sources[source].weight, 0)
  return Math.floor(present / window)
}

/** The sources that say nothing in any quarter that counts. */
export function silentSources(quarters: readonly Quarter[]): Source[] {
  const heard = new Set(quarters.flatMap(({ readings }) => readings.map(({ source }) => source)))
  return SOURCE_KEYS.filter((source) => !heard.has(source))
}

const ANY: Finding['allowed'] = { from: '不列入', to: '非常紧缺' }
