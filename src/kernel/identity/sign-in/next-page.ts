/** A path of our own to go to after signing in, or the home of this kind of account. */
export function nextPage(asked: unknown, kind: 'citizen' | 'official' | 'organisation' | null): string {
  const home = kind === 'citizen' ? '/my' : '/work'
  const given = localPath(asked)
  return given || home
}

/** The path when it is one of ours and can be gone to, else ''. */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 1000) return ''
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return ''
  return /^\/(login|logout|demo)([/?#]|$)/.test(asked) ? '' : asked
}
