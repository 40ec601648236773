/** A part of a file, both ends included (RFC 9110 §14). */
export interface ByteRange {
  from: number
  to: number
}

/**
 * What a `Range` header asks of so many bytes: one part, as players ask; null where it asks for nothing that is understood, so that
 * all is sent; `unfit` where the part lies beyond the end.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unfit' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return null
  if (asked[1] === '') {
    const last = Number(asked[2])
    return last === 0 ? 'unfit' : { from: Math.max(0, size - last), to: size - 1 }
  }
  const from = Number(asked[1])
  const to = asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1)
  if (from >= size) return 'unfit'
  return to < from ? null : { from, to }
}
