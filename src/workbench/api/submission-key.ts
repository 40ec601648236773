/** A fresh name for one act (防重复提交): 128 random bits; works without HTTPS too. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The key of a form: the same for every try until one has succeeded, then another. */
export interface SubmissionKey {
  current(): string
  done(): void
}

/** A key that lives as long as its form, so that a retry or a double click does nothing twice. */
export function submissionKey(make: () => string = freshKey): SubmissionKey {
  let key = make()
  return {
    current: () => key,
    done() {
      key = make()
    },
  }
}
