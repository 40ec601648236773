import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { listProgrammeKinds } from '../verbs/kinds.ts'
import type { Limits } from './plan-fields.ts'

/** What the standard of each kind says today, for the hints of the plan; empty until it has come. */
export function useLimits(): (kind: string) => Limits {
  const { answer } = useAnswer<z.output<typeof listProgrammeKinds.output>>('/programmes/kinds')
  return (kind) =>
    Object.fromEntries(
      (answer?.items.find((one) => one.kind === kind)?.facts ?? []).map(({ label, text }) => [label, text]),
    )
}
