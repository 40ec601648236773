import type { z } from 'zod'
import { CASE_VERBS } from '../../src/main/modules.ts'
import { ReturnTaken } from '../../src/modules/payments/index.ts'

export type Settled = z.output<typeof ReturnTaken>

/** Gives a batch the bank's return file, as whoever does what `as` does; says how it ended. */
export async function settle(
  as: (
    verb: typeof CASE_VERBS.stepCase,
    input: z.input<typeof CASE_VERBS.stepCase.input>,
  ) => Promise<z.output<typeof CASE_VERBS.stepCase.output>>,
  number: string,
  content: Uint8Array,
  { setAside = '', name = '回盘.csv' } = {},
): Promise<Settled> {
  const taken = await as(CASE_VERBS.stepCase, {
    number,
    step: 'settle',
    input: { file: { name, content }, setAside },
  })
  return ReturnTaken.parse(taken.answer)
}
