import { LEVELS } from '../../../kernel/value/level.ts'
import type { Printed } from '../paper/printed.ts'
import { isObject } from './token.ts'

/** The printed lines out of a credential, or null: by hand, since no schema is at hand in a browser. */
export function printedIn(subject: unknown): Printed | null {
  if (!isObject(subject)) return null
  const texts = ['name', 'idType', 'maskedIdNumber', 'occupation', 'number', 'organisation', 'creditCode']
  const orNull = ['occupationCode', 'workType']
  const sound =
    texts.every((name) => typeof subject[name] === 'string') &&
    orNull.every((name) => subject[name] === null || typeof subject[name] === 'string') &&
    LEVELS.some((level) => level === subject.level) &&
    /^\d{4}-\d\d-\d\d$/.test(String(subject.issuedOn)) &&
    typeof subject.specimen === 'boolean'
  return sound ? (subject as unknown as Printed) : null
}
