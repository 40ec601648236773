import { join } from 'node:path'
import { type KeyUse, newKeyFile, readKeys, withNewKey, writeKeys } from '../../kernel/sealing/index.ts'
import type { Config } from '../config.ts'

interface Io {
  out(line: string): void
  err(line: string): void
}

const USES: Record<string, KeyUse> = { sealing: 'sealing', signing: 'signing' }

/** Where the keys of this installation are. */
export const keyFileOf = (config: Config): string => config.keysFile ?? join(config.data, 'keys.json')

/** `haihe keys new`, `haihe keys rotate sealing|signing`: the key file, without any database. */
export function keysCommand(rest: readonly string[], config: Config, { out, err }: Io): number {
  const file = keyFileOf(config)
  if (rest[0] === 'new') {
    newKeyFile(file, config.suite)
    out(`已生成密钥文件 ${file}（只有本用户能读）。`)
    out(
      '请马上另行备份到别处保管：没有它，加密的个人信息打不开，证书签名不能核验。不要和数据库备份放在一起。',
    )
    return 0
  }
  const use = rest[0] === 'rotate' ? USES[rest[1] ?? ''] : undefined
  if (!use) {
    err(
      '用法：haihe keys new 生成密钥；haihe keys rotate sealing 换加密密钥；haihe keys rotate signing 换签名密钥',
    )
    return 2
  }
  writeKeys(file, withNewKey(readKeys(file), use))
  out(`已换新${use === 'sealing' ? '加密' : '签名'}密钥，旧的留着，用来打开和核验以前的内容。`)
  out(
    '运行中的服务器和后台任务一分钟内会自己换上，不用重启。多台机器的，请把新的密钥文件先发到每一台。请重新备份密钥文件。',
  )
  return 0
}
