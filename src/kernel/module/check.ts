import type { Kernel } from '../verb/index.ts'

/** Something that doctor noticed: broken now (坏), to be seen to (需处理), or only to be known (提示). */
export interface Remark {
  grade: 'broken' | 'warning' | 'note'
  what: string
  /** What somebody should do about it. */
  next: string
}

export const broken = (what: string, next: string): Remark => ({ grade: 'broken', what, next })
export const warning = (what: string, next: string): Remark => ({ grade: 'warning', what, next })
export const note = (what: string, next: string): Remark => ({ grade: 'note', what, next })

/** One thing that doctor looks at (体检). */
export interface Check {
  title: string
  look(kernel: Kernel): Promise<Remark[]>
}

/** For how many whole minutes something has been waiting. */
export const minutesSince = (kernel: Kernel, since: Date): number =>
  Math.floor((kernel.clock.now().getTime() - since.getTime()) / 60_000)
