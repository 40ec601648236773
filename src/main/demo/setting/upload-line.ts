import type { Kernel } from '../../../kernel/verb/index.ts'
import {
  httpLine,
  openBatches,
  type StandInLine,
  startStandInLine,
  type UploadLine,
} from '../../../modules/certificates/index.ts'

const standIns = new WeakMap<object, Promise<StandInLine>>()

/**
 * The way to the national query of the demo (演示全国联网查询): a server on this machine, begun when first asked. What the demo left waiting goes on
 * waiting for its receipt; what is handed over from then on is answered at once.
 */
export function demoUploadLine(kernel: Kernel): UploadLine {
  const secret = kernel.sealer.mac('upload', 'demo.upload-secret')
  const line = async () => {
    const begun = standIns.get(kernel.database) ?? begin(kernel, secret)
    standIns.set(kernel.database, begun)
    return httpLine((await begun).url, secret)
  }
  return {
    hand: async (batch) => (await line()).hand(batch),
    receipt: async (number) => (await line()).receipt(number),
  }
}

async function begin(kernel: Kernel, secret: string): Promise<StandInLine> {
  const left = new Set(await openBatches(kernel.database.db))
  return startStandInLine(secret, { waits: (number) => left.has(number) })
}
