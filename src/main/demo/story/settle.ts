import { sealAudit } from '../../../kernel/audit/index.ts'
import { tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { demoGateway, tellAll } from '../../channels.ts'
import { PROCEDURES } from '../../modules.ts'
import { askAll } from '../setting/registers.ts'

/** Does at once what the worker would do within seconds: notices that end, what follows from events, the audit's seal. */
export async function settle(kernel: Kernel): Promise<void> {
  const fail = (error: unknown) => {
    throw error
  }
  await askAll(kernel)
  await tickCases(kernel, PROCEDURES, fail, { all: true })
  await workOff(kernel, fail)
  await tellAll(kernel, demoGateway)
  await sealAudit(kernel.database, { at: new Date(), signer: kernel.signer })
}
