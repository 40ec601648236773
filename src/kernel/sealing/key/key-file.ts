import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Suite } from '../suite/suite.ts'
import { CityKeys, inSuite, makeKeys } from './keys.ts'

/**
 * The keys to run with: those of `file` (HAIHE_KEYS_FILE), or of `keys.json` in the data folder, which the demo makes by
 * itself with mode 0600; a real city's keys are made by a command, never in passing, and a demo's are refused there.
 * `suite` overrides what the file says; a file of one's own must hold keys of that suite, the demo's gets them.
 */
export function keysOf(source: {
  file?: string | undefined
  folder: string
  suite?: Suite | undefined
  demo?: boolean | undefined
}): CityKeys {
  const { demo = true } = source
  if (!demo) requireOwnKeys(source.file ?? join(source.folder, 'keys.json'))
  if (source.file && !(demo && !existsSync(source.file))) {
    const keys = readKeys(source.file)
    return { ...keys, suite: source.suite ?? keys.suite }
  }
  const file = source.file ?? join(source.folder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(source.folder, { recursive: true, mode: 0o700 })
    placeOnce(file, { ...makeKeys(source.suite ?? 'international'), demo: true })
  }
  const keys = readKeys(file)
  const turned = inSuite(keys, source.suite ?? keys.suite)
  if (turned.suite !== keys.suite) writeKeys(file, turned)
  return turned
}

/** A key file that is not as it must be, in words. */
export class KeyFileError extends Error {
  override name = 'KeyFileError'
}

function requireOwnKeys(file: string): void {
  if (!existsSync(file))
    throw new KeyFileError(
      `还没有密钥文件 ${file}。请先执行 haihe keys new，并把它另行备份：没有密钥，数据打不开`,
    )
  if (readKeys(file).demo)
    throw new KeyFileError(
      `密钥文件 ${file} 是演示时自动生成的，不能用于正式使用。请换一个新的数据库和数据目录，再执行 haihe keys new`,
    )
}

/** Makes the keys of a real city (生成密钥); refuses where there are any. */
export function newKeyFile(file: string, suite: Suite): void {
  if (existsSync(file))
    throw new KeyFileError(`密钥文件 ${file} 已经在了，没有改动它。要换新密钥，用 haihe keys rotate`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  placeOnce(file, makeKeys(suite))
}

/** Reads a key file (JSON or YAML). Errors name the field, never its value. */
export function readKeys(file: string): CityKeys {
  if ((statSync(file).mode & 0o027) !== 0) {
    throw new KeyFileError(`密钥文件 ${file} 可被其他用户读写，请执行 chmod 600 ${file} 后再启动`)
  }
  const checked = CityKeys.safeParse(parsed(file))
  if (checked.success) return checked.data
  const places = checked.error.issues.map((issue) => `${issue.path.join('.') || '整个文件'}（${issue.code}）`)
  throw new KeyFileError(`密钥文件 ${file} 有误的地方：${places.join('、')}`)
}

/** Replaces a key file as one step, mode 0600: a reader sees the old keys or the new ones. */
export function writeKeys(file: string, keys: CityKeys): void {
  const draft = drafted(file, keys)
  renameSync(draft, file)
}

/** Puts the file in place unless another process was faster. */
function placeOnce(file: string, keys: CityKeys): void {
  const draft = drafted(file, keys)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function drafted(file: string, keys: CityKeys): string {
  const draft = join(dirname(file), `.keys-${randomBytes(6).toString('hex')}`)
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(keys, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return draft
}

function parsed(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return parse(text)
  } catch {
    throw new KeyFileError(`密钥文件 ${file} 既不是 JSON 也不是 YAML`)
  }
}
