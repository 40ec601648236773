/** What is noticed while words are read: which kind of thing, and where. */
export type Remark =
  | 'hidden'
  | 'changes'
  | 'formula'
  | 'note'
  | 'numbering'
  | 'numbering-unknown'
  | 'table'
  | 'text-box'
  | 'ruby'
  | 'picture'
  | 'object'
  | 'chunk'
  | 'symbol'
  | 'white'
  | 'struck'
  | 'drawing'
  | 'other'

export interface Noticed {
  remark: Remark
  /** The paragraph; the first is 1. */
  paragraph: number
  /** The words that were left out, or by which the place is known. */
  words: string
}

/** Places that are kept of one kind of remark. */
const MOST_OF_A_KIND = 500

/** What was noticed in one part of a document, each thing once. */
export class Notices {
  readonly all: Noticed[] = []
  private readonly known = new Set<string>()
  private readonly counted = new Map<Remark, number>()

  add(remark: Remark, paragraph: number, words: string): void {
    const one = { remark, paragraph, words: words.slice(0, 40) }
    const key = `${remark} ${one.paragraph} ${one.words}`
    const before = this.counted.get(remark) ?? 0
    if (this.known.has(key) || before >= MOST_OF_A_KIND) return
    this.known.add(key)
    this.counted.set(remark, before + 1)
    this.all.push(one)
  }
}
