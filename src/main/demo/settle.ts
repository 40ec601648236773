import { sealAudit } from '../../kernel/audit/index.ts'
import { tickCases } from '../../kernel/case/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { jobHandlers, PROCEDURES } from '../modules.ts'

/** Does at once what the worker would do within seconds: notices that end, jobs that wait, the audit's seal. */
export async function settle(kernel: Kernel): Promise<void> {
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(kernel, PROCEDURES, fail)
  await kernel.jobs.drain(jobHandlers(kernel, fail).filter((handler) => !handler.everySeconds))
  await sealAudit(kernel.database, { at: new Date(), signer: kernel.signer })
}
