const PAGE = 65_536

/** A set of record numbers at one bit each: ten million take about a megabyte. */
export class IdSet {
  readonly #pages = new Map<number, Uint8Array>()

  /** False when the number was in the set before. */
  add(id: number): boolean {
    if (this.has(id)) return false
    const page = Math.floor(id / PAGE)
    const bits = this.#pages.get(page) ?? new Uint8Array(PAGE / 8)
    const place = id - page * PAGE
    bits[place >> 3]! |= 1 << (place & 7)
    this.#pages.set(page, bits)
    return true
  }

  /** All numbers, page by page in the order in which pages were begun, rising within each. */
  *[Symbol.iterator](): Generator<number> {
    for (const [page, bits] of this.#pages) {
      for (let place = 0; place < PAGE; place += 1) {
        if ((bits[place >> 3]! & (1 << (place & 7))) !== 0) yield page * PAGE + place
      }
    }
  }

  has(id: number): boolean {
    const page = Math.floor(id / PAGE)
    const place = id - page * PAGE
    return ((this.#pages.get(page)?.[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
  }
}
