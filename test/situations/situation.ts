import type { Story } from './story.ts'

/** How one claim stands when the story is over. */
export interface Standing {
  /** Whose and for what, as 甲 培训费. */
  claim: string
  /** The title of its state, or of what holds it. */
  state: string
  /** What it is decided to be worth, as 2,160.00; null where nothing is owed. */
  amount: string | null
  /** Who is paid: 用人单位, 培训机构, 本人. */
  payee: '用人单位' | '培训机构' | '本人'
  /** What the ledger holds of it, in order, as 资金占用 2,160.00. */
  ledger: readonly string[]
  /** The rule that settles it, and the clause that the rule rests on. */
  because: string
  clause: string
}

/**
 * A situation of money or of a certificate: three sentences that anybody can read, how it is reached by the product's own
 * doors, and what must then stand in the books.
 */
export interface Situation {
  title: string
  /** 发生了什么 */
  happened: string
  /** 该给谁多少 */
  owed: string
  /** 为什么 */
  why: string
  claims: readonly Standing[]
  /** What the system does instead, until it is mended; its test then fails and this goes. */
  fault?: string
  /** Plays it and gives the case numbers, in the order of `claims`. */
  play(story: Story): Promise<readonly string[]>
}

/** Situations that belong together. */
export interface Chapter {
  title: string
  /** The day on which its stories begin, where another than that of the others. */
  begin?: string
  /** Its city is connected to a register. */
  registers?: boolean
  situations: readonly Situation[]
}
