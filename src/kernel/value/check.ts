/** The answer of every check of a text: the value that it stands for, or why it is none, in plain Chinese. */
export type Check<T> = { valid: true; value: T } | { valid: false; reason: string }

/** A text that holds. */
export function valid<T>(value: T): { valid: true; value: T } {
  return { valid: true, value }
}

/** A text that does not hold; the reason never repeats the text, since it may be somebody's number. */
export function invalid(reason: string): { valid: false; reason: string } {
  return { valid: false, reason }
}
