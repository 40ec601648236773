import { z } from 'zod'
import { standardKind } from '../standard/index.ts'
import type { Standards } from '../standard/standards.ts'
import type { CivilDate } from '../value/time/civil-date.ts'

/** What a guide says, and which published source says so; null where none was found and it is assumed. */
const said = z.strictObject({ text: z.string().min(2), source: z.string().min(2).nullable() })

export type Said = z.output<typeof said>

const offered = z.strictObject({
  title: z.string().min(2),
  /** The kinds of case that it opens; none for what is answered at once. */
  cases: z.array(z.string().regex(/^[A-Z]{2}$/)),
  /** 办理地点 */
  place: said,
  /** 办理时间 */
  hours: said,
  /** 法定时限 */
  legalTerm: said,
  /** 承诺时限, where it is not the sum of the terms of its case. */
  promised: said.nullable(),
  /** 收费 */
  fee: said,
  /** 办理结果 */
  result: said,
  /** 联系方式 */
  contact: said,
  /** 监督投诉 */
  supervision: said,
})

export type Offered = z.output<typeof offered>

const guideData = z.strictObject({
  /** By the code of the service, which is in its address. */
  services: z.record(z.string().regex(/^[a-z][a-z-]{1,39}$/), offered),
})

/** 办事指南: what the city says of each thing that can be done here, beside what rules and procedures say of it. */
export const guideKind = standardKind('guides', guideData, '办事指南')

/** What is offered on a day, by its code; the first edition before any is in force. */
export function offeredOn(standards: Standards, day: CivilDate): Readonly<Record<string, Offered>> {
  const edition = standards.inForce(guideKind, day) ?? standards.all(guideKind)[0]
  return edition?.data.services ?? {}
}
