import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import { type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { FACT_KINDS, type FactKind } from '../people/index.ts'

export const WAYS = { query: '签名查询', drop: '签名文件', push: '主动推送' } as const
export type Way = keyof typeof WAYS

const registerData = z.strictObject({
  /** The key of the register, the same in all its editions. */
  register: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** Who keeps it, as people know it: 市社保中心. */
  holder: z.string().min(1).max(40),
  knows: z.array(z.enum(FACT_KINDS as [FactKind, ...FactKind[]])).min(1),
  trust: z.enum(['A', 'B']),
  /** After so many days an answer is asked for again. */
  freshDays: z.number().int().positive(),
  ways: z.array(z.enum(['query', 'drop', 'push'])).min(1),
  clause: clauseReference,
})

export type RegisterData = z.output<typeof registerData>

/** A register that knows facts about people (登记数据来源): what it knows, how far it is trusted, how long an answer holds. */
export const registerKind = standardKind<RegisterData>(
  'registers',
  registerData,
  '登记数据来源',
  ({ register }) => register,
)

/** The registers described for a day, each once. */
export function registersOn(standards: Standards, day: CivilDate): Edition<RegisterData>[] {
  const keys = new Set(standards.all(registerKind).map(({ data }) => data.register))
  return [...keys].sort().flatMap((key) => standards.inForce(registerKind, day, key) ?? [])
}

/** The registers as the city describes them today. */
export async function registersOf(kernel: Kernel): Promise<RegisterData[]> {
  return registersOn(await kernel.standards(), civilDateOf(kernel.clock.now())).map(({ data }) => data)
}
