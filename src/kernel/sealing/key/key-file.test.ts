import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { keysOf, newKeyFile, readKeys, writeKeys } from './key-file.ts'
import { makeKeys, withNewKey } from './keys.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'haihe-keys-'))
})
afterAll(() => rmSync(root, { recursive: true }))

test('演示自己生成密钥文件，只有所有者能读，下次还找得到', () => {
  const folder = join(root, 'demo')
  const made = keysOf({ folder })
  expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['keys.json'])
  expect(keysOf({ folder })).toEqual(made)
})

test('演示换成国密，旧的密钥还在', () => {
  const folder = join(root, 'turned')
  const before = keysOf({ folder })
  const after = keysOf({ folder, suite: 'guomi' })
  expect(after.suite).toBe('guomi')
  expect(after.keys.sealing[0]).toEqual(before.keys.sealing[0])
  expect(after.keys.sealing[1]!.suite).toBe('guomi')
  expect(keysOf({ folder })).toEqual(after)
})

test('自备的密钥文件用 JSON 或 YAML 都能读', () => {
  const keys = makeKeys('guomi')
  const file = join(root, 'keys.yaml')
  writeFileSync(file, stringify(keys), { mode: 0o600 })
  expect(keysOf({ file, folder: root })).toEqual(keys)
  writeKeys(file, withNewKey(keys, 'sealing'))
  expect(readKeys(file).keys.sealing).toHaveLength(2)
})

test('别人能读写的密钥文件拒绝', () => {
  const file = join(root, 'open.json')
  writeKeys(file, makeKeys('international'))
  for (const mode of [0o622, 0o644, 0o604]) {
    chmodSync(file, mode)
    expect(() => readKeys(file)).toThrow(/可被其他用户读写/)
  }
  // A group that may only read is how a service manager hands a key on.
  chmodSync(file, 0o640)
  expect(readKeys(file).suite).toBe('international')
})

test('坏的文件拒绝，说出位置，不说出内容', () => {
  const file = join(root, 'broken.json')
  const keys = makeKeys('international')
  const secret = keys.keys.sealing[0]!.secret.slice(0, 30)
  keys.keys.sealing[0]!.secret = secret
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  expect(() => readKeys(file)).toThrow(/keys\.sealing\.0/)
  expect(() => readKeys(file)).not.toThrow(secret)
  writeFileSync(file, `{ "suite": "international", ${secret}`, { mode: 0o600 })
  expect(() => readKeys(file)).toThrow(/既不是 JSON 也不是 YAML/)
  expect(() => readKeys(file)).not.toThrow(secret)
})

test('两把密钥同一个编号拒绝', () => {
  const file = join(root, 'doubled.json')
  const keys = makeKeys('international')
  keys.keys.sealing.push(keys.keys.sealing[0]!)
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  expect(() => readKeys(file)).toThrow(/有误/)
})

test('真实城市有自己的密钥：不会顺手生成，也不会是演示的', () => {
  const folder = join(root, 'real')
  expect(() => keysOf({ folder, demo: false })).toThrow(/haihe keys new/)
  newKeyFile(join(folder, 'keys.json'), 'international')
  expect(keysOf({ folder, demo: false }).keys.sealing).toHaveLength(1)
  expect(() => newKeyFile(join(folder, 'keys.json'), 'international')).toThrow(/已经在了/)
  const demo = join(root, 'was-a-demo')
  keysOf({ folder: demo })
  expect(() => keysOf({ folder: demo, demo: false })).toThrow(/演示/)
  writeKeys(join(demo, 'keys.json'), withNewKey(readKeys(join(demo, 'keys.json')), 'sealing'))
  expect(() => keysOf({ folder: demo, demo: false })).toThrow(/演示/)
})
