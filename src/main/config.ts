import { join, resolve } from 'node:path'

/** What the environment says (运行配置); every name is described in .env.example. */
export interface Config {
  city: string
  host: string
  port: number
  /** The address under which people reach the site, for links, cookies and QR codes. */
  origin: string
  databaseUrl: string | null
  data: string
  demo: boolean
  /** Whether this process also does the jobs (always so with the embedded database). */
  worker: boolean
  suite: 'international' | 'guomi'
  keysFile: string | null
  pool: number
  oidc: { issuer: string; clientId: string; clientSecret: string } | null
  /** The gateway that sends short messages; none is sent without. */
  sms: { url: string; secret: string } | null
  /** The line to the national query of certificates; without it the files are carried by hand. */
  upload: { url: string; secret: string } | null
  /** Writes no log: for tests and the tour's own server. */
  quiet: boolean
  /** Addresses of the proxies that stand before this server; only what they say of the client is believed. */
  proxies: readonly string[]
  /** Who looks at files before they are taken: a command that reads them, or an http address; nobody without. */
  fileScanner: string | null
  /** Where the heads of the audit chain are kept outside the database: a file, and an address that takes each in. */
  auditHeads: { file: string; url: string | null }
  /** What a collector of figures must say to see /metrics; null: only this machine sees them. */
  metricsToken: string | null
  /** So many seconds a decision may be taken back; null: as the city says. */
  takeBackSeconds: number | null
}

/** Bad configuration, all of it at once, in words. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const KNOWN = [
  'HAIHE_CITY',
  'HAIHE_HOST',
  'HAIHE_PORT',
  'HAIHE_ORIGIN',
  'HAIHE_DATA',
  'HAIHE_DEMO',
  'HAIHE_WORKER',
  'HAIHE_SUITE',
  'HAIHE_KEYS_FILE',
  'HAIHE_POOL',
  'HAIHE_SMS_URL',
  'HAIHE_SMS_SECRET',
  'HAIHE_SMS_SECRET_FILE',
  'HAIHE_UPLOAD_URL',
  'HAIHE_UPLOAD_SECRET',
  'HAIHE_UPLOAD_SECRET_FILE',
  'HAIHE_OIDC_ISSUER',
  'HAIHE_OIDC_CLIENT_ID',
  'HAIHE_OIDC_CLIENT_SECRET',
  'HAIHE_OIDC_CLIENT_SECRET_FILE',
  'HAIHE_TRUSTED_PROXIES',
  'HAIHE_AUDIT_HEADS_FILE',
  'HAIHE_AUDIT_HEADS_URL',
  'HAIHE_METRICS_TOKEN',
  'HAIHE_FILE_SCANNER',
  'HAIHE_TAKE_BACK_SECONDS',
  'HAIHE_TEST_DATABASE_URL',
]

/** Reads the configuration, or throws a ConfigError that lists everything that is wrong with it. */
export function readConfig(env: NodeJS.ProcessEnv, readFile: (path: string) => string): Config {
  const wrong: string[] = []
  for (const name of Object.keys(env)) {
    if (name.startsWith('HAIHE_') && !KNOWN.includes(name))
      wrong.push(`${name}：没有这个设置，请对照 .env.example`)
  }
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const value = env[name] === undefined || env[name] === '' ? fallback : Number(env[name])
    if (!Number.isInteger(value) || value < least || value > most) {
      wrong.push(`${name}：应是 ${least} 到 ${most} 的整数`)
    }
    return value
  }
  const flag = (name: string, fallback: boolean): boolean => {
    const value = env[name]
    if (value === undefined || value === '') return fallback
    if (value !== '0' && value !== '1') wrong.push(`${name}：只能是 0 或 1`)
    return value === '1'
  }
  const port = whole('HAIHE_PORT', 8080, 1, 65_535)
  const suite = env.HAIHE_SUITE ?? 'international'
  if (suite !== 'international' && suite !== 'guomi') wrong.push('HAIHE_SUITE：只能是 international 或 guomi')
  const origin = env.HAIHE_ORIGIN ?? `http://localhost:${port}`
  if (!/^https?:\/\/[^/\s]+$/.test(origin))
    wrong.push('HAIHE_ORIGIN：应形如 https://jineng.example.gov.cn，末尾不带斜杠')
  const proxies = (env.HAIHE_TRUSTED_PROXIES ?? '').split(/[,，\s]+/).filter(Boolean)
  if (origin.startsWith('https://') && proxies.length === 0)
    wrong.push(
      'HAIHE_TRUSTED_PROXIES：HAIHE_ORIGIN 是 https，前面就有一台代理，请写明它的地址（本机的写 127.0.0.1），否则分不清来人',
    )
  const oidc = oidcOf(env, readFile, wrong)
  const sms = lineOf(env, 'SMS', '短信平台', readFile, wrong)
  const upload = lineOf(env, 'UPLOAD', '全国联网查询', readFile, wrong)
  if (env.DATABASE_URL && !env.HAIHE_DEMO)
    wrong.push('HAIHE_DEMO：设了 DATABASE_URL 就要写明，正式使用写 0，演示写 1')
  const auditUrl = env.HAIHE_AUDIT_HEADS_URL || null
  if (auditUrl && !/^https?:\/\/\S+$/.test(auditUrl)) wrong.push('HAIHE_AUDIT_HEADS_URL：应是 http(s) 地址')
  const data = resolve(env.HAIHE_DATA ?? 'data')
  const config: Config = {
    city: resolve(env.HAIHE_CITY ?? 'city/tianjin'),
    host: env.HAIHE_HOST ?? '127.0.0.1',
    port,
    origin,
    databaseUrl: env.DATABASE_URL || null,
    data,
    demo: flag('HAIHE_DEMO', true),
    worker: flag('HAIHE_WORKER', true) || !env.DATABASE_URL,
    suite: suite as Config['suite'],
    keysFile: env.HAIHE_KEYS_FILE || null,
    pool: whole('HAIHE_POOL', 10, 2, 200),
    oidc,
    sms,
    upload,
    quiet: false,
    proxies,
    auditHeads: { file: env.HAIHE_AUDIT_HEADS_FILE || join(data, 'audit-heads.jsonl'), url: auditUrl },
    metricsToken: env.HAIHE_METRICS_TOKEN || null,
    fileScanner: env.HAIHE_FILE_SCANNER || null,
    takeBackSeconds: env.HAIHE_TAKE_BACK_SECONDS ? whole('HAIHE_TAKE_BACK_SECONDS', 10, 0, 60) : null,
  }
  if (config.databaseUrl && !config.demo && !config.keysFile)
    wrong.push('HAIHE_KEYS_FILE：正式使用（DATABASE_URL 且 HAIHE_DEMO=0）时必须指定，密钥不能在本机自动生成')
  for (const proxy of proxies)
    if (!/^[\da-fA-F.:]+(\/\d{1,3})?$/.test(proxy))
      wrong.push(`HAIHE_TRUSTED_PROXIES：${proxy} 不是地址或网段，应形如 10.0.0.2 或 10.0.0.0/24`)
  if (wrong.length > 0) throw new ConfigError(`配置有误：\n${wrong.map((line) => `  - ${line}`).join('\n')}`)
  return config
}

/** A line to somebody outside: an address, and the secret that signs what goes over it. */
function lineOf(
  env: NodeJS.ProcessEnv,
  name: 'SMS' | 'UPLOAD',
  title: string,
  readFile: (path: string) => string,
  wrong: string[],
): { url: string; secret: string } | null {
  const url = env[`HAIHE_${name}_URL`]
  if (!url) return null
  const file = env[`HAIHE_${name}_SECRET_FILE`]
  const secret = file ? readFile(file).trim() : env[`HAIHE_${name}_SECRET`]
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    wrong.push(`HAIHE_${name}_URL：应是${title}的 https 地址`)
  if (!secret) wrong.push(`HAIHE_${name}_URL 已设，还需 HAIHE_${name}_SECRET（或 _FILE）`)
  return { url, secret: secret ?? '' }
}

function oidcOf(env: NodeJS.ProcessEnv, readFile: (path: string) => string, wrong: string[]): Config['oidc'] {
  const issuer = env.HAIHE_OIDC_ISSUER
  if (!issuer) return null
  const file = env.HAIHE_OIDC_CLIENT_SECRET_FILE
  const secret = file ? readFile(file).trim() : env.HAIHE_OIDC_CLIENT_SECRET
  const clientId = env.HAIHE_OIDC_CLIENT_ID
  if (!clientId || !secret)
    wrong.push('HAIHE_OIDC_ISSUER 已设，还需 HAIHE_OIDC_CLIENT_ID 和 HAIHE_OIDC_CLIENT_SECRET（或 _FILE）')
  return { issuer, clientId: clientId ?? '', clientSecret: secret ?? '' }
}
