/** PostgreSQL type numbers whose values we read in our own way, alike in both drivers. */
const INT8 = 20
const DATE = 1082
const NUMERIC = 1700
const DATE_ARRAY = 1182

/** int8 as a number; a value that a number cannot hold exactly is a broken promise, never rounded. */
export function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a safe integer`)
  return value
}

/** date stays the text YYYY-MM-DD: a civil date has no time zone. */
export const keepText = (text: string): string => text

export const COLUMN_PARSERS: Record<number, (text: string) => unknown> = {
  [INT8]: readInt8,
  [DATE]: keepText,
  [NUMERIC]: keepText,
}

/** `{2026-01-01,2026-01-02}` as an array of texts. */
export const readDateArray = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','))

COLUMN_PARSERS[DATE_ARRAY] = readDateArray
