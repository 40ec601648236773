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
import { CityKeys, inSuite, makeKeys } from './keys.ts'
import type { Suite } from './suite.ts'

/**
 * The keys to run with: those of `file` (HAIHE_KEYS_FILE), or, for the embedded demo, of `keys.json` in the data
 * folder, which is made with mode 0600 when it is not there. `suite` overrides what the file says; a file of
 * one's own must hold keys of that suite, the demo's gets them.
 */
export function keysOf(source: {
  file?: string | undefined
  folder: string
  suite?: Suite | undefined
}): CityKeys {
  if (source.file) {
    const keys = readKeys(source.file)
    return { ...keys, suite: source.suite ?? keys.suite }
  }
  const file = join(source.folder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(source.folder, { recursive: true, mode: 0o700 })
    placeOnce(file, makeKeys(source.suite ?? 'international'))
  }
  const keys = readKeys(file)
  const turned = inSuite(keys, source.suite ?? keys.suite)
  if (turned.suite !== keys.suite) writeKeys(file, turned)
  return turned
}

/** Reads a key file (JSON or YAML). Errors name the field, never its value. */
export function readKeys(file: string): CityKeys {
  if ((statSync(file).mode & 0o022) !== 0) {
    throw new Error(`密钥文件 ${file} 可被其他用户改写，请执行 chmod 600 后再启动`)
  }
  const checked = CityKeys.safeParse(parsed(file))
  if (checked.success) return checked.data
  const places = checked.error.issues.map((issue) => `${issue.path.join('.') || '整个文件'}（${issue.code}）`)
  throw new Error(`密钥文件 ${file} 有误的地方：${places.join('、')}`)
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
    throw new Error(`密钥文件 ${file} 既不是 JSON 也不是 YAML`)
  }
}
