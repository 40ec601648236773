import { broken, type Check, type Remark } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { sealedSample } from './store.ts'

/** What doctor looks at in the records of people: whether the keys open them. */
export const peopleChecks: readonly Check[] = [{ title: '密钥', look: keys }]

async function keys(kernel: Kernel): Promise<Remark[]> {
  const sample = await sealedSample(kernel.database.db)
  if (!sample) return []
  try {
    kernel.sealer.open(sample.sealed, sample.context)
    return []
  } catch {
    return [broken('密钥打不开已加密的个人信息', '换回原来的密钥文件；密钥文件和数据库要一起备份、一起恢复')]
  }
}
