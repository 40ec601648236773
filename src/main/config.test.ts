import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const read = (env: NodeJS.ProcessEnv) => readConfig(env, () => '')
const REAL = {
  DATABASE_URL: 'postgres://haihe@127.0.0.1/haihe',
  HAIHE_DEMO: '0',
  HAIHE_ORIGIN: 'https://jineng.example.gov.cn',
}

test('正式使用时不写密钥文件，启动前就说清', () => {
  expect(() => read(REAL)).toThrow('HAIHE_KEYS_FILE')
  expect(read({ ...REAL, HAIHE_KEYS_FILE: '/run/secrets/haihe-keys' }).keysFile).toBe(
    '/run/secrets/haihe-keys',
  )
})
