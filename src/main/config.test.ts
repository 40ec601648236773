import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const read = (env: NodeJS.ProcessEnv) => readConfig(env, () => '')
const REAL = {
  DATABASE_URL: 'postgres://haihe@127.0.0.1/haihe',
  HAIHE_DEMO: '0',
  HAIHE_ORIGIN: 'https://jineng.example.gov.cn',
  HAIHE_TRUSTED_PROXIES: '10.0.0.2',
}

test('正式使用时不写密钥文件，启动前就说清', () => {
  expect(() => read(REAL)).toThrow('HAIHE_KEYS_FILE')
  expect(read({ ...REAL, HAIHE_KEYS_FILE: '/run/secrets/haihe-keys' }).keysFile).toBe(
    '/run/secrets/haihe-keys',
  )
})

test('设了数据库就要写明是不是演示；https 就要写明代理', () => {
  expect(() => read({ ...REAL, HAIHE_DEMO: '' })).toThrow('HAIHE_DEMO')
  expect(() => read({ ...REAL, HAIHE_TRUSTED_PROXIES: '' })).toThrow('HAIHE_TRUSTED_PROXIES')
  expect(() => read({ ...REAL, HAIHE_TRUSTED_PROXIES: 'nginx' })).toThrow('nginx')
})
