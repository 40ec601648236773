import { join } from 'node:path'
import {
  type KeyUse,
  newKeyFile,
  readKeys,
  withComingInUse,
  withComingLookup,
  withNewKey,
  writeKeys,
} from '../../kernel/sealing/index.ts'
import type { Config } from '../config.ts'

interface Io {
  out(line: string): void
  err(line: string): void
}

const USES: Record<string, KeyUse> = { sealing: 'sealing', signing: 'signing' }

/** Where the keys of this installation are. */
export const keyFileOf = (config: Config): string => config.keysFile ?? join(config.data, 'keys.json')

/** `haihe keys new`, `haihe keys rotate sealing|signing|lookup`: the key file, without any database. */
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
  if (rest[0] === 'rotate' && rest[1] === 'lookup') return rotateLookup(file, { out, err })
  const use = rest[0] === 'rotate' ? USES[rest[1] ?? ''] : undefined
  if (!use) {
    err(
      '用法：haihe keys new 生成密钥；haihe keys rotate sealing 换加密密钥；haihe keys rotate signing 换签名密钥；haihe keys rotate lookup 换查找码密钥（分两步）',
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

/**
 * Look-up codes find a person by the number, so that no server may write with a key that another does not know: the first
 * call makes the newer key known, the second puts it to use.
 */
function rotateLookup(file: string, { out }: Io): number {
  const keys = readKeys(file)
  const used = withComingInUse(keys)
  writeKeys(file, used ?? withComingLookup(keys))
  if (used) {
    out('第二步完成：新的查找码密钥已启用，以后写入的用它；以前的查找码仍用旧密钥找到，旧密钥请留在文件里。')
    out('运行中的服务器和后台任务一分钟内会自己换上。请把密钥文件发到每一台，并重新备份。')
    return 0
  }
  out('第一步完成：新的查找码密钥已加入文件，各台机器都认得它，还没有用它写入。')
  out('请把密钥文件发到每一台，等一分钟，再执行一次 haihe keys rotate lookup 启用它。')
  return 0
}
