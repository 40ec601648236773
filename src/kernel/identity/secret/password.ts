import { randomInt } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'

export { hashPassword }

const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128

/** What is wrong with a password that somebody wants to set (口令强度), in Chinese; null when nothing is. */
export function passwordFault(password: string, login: string | null): string | null {
  if (password.length < PASSWORD_MIN) return `密码至少 ${PASSWORD_MIN} 位`
  if (password.length > PASSWORD_MAX) return `密码最多 ${PASSWORD_MAX} 位`
  if (kindsIn(password) < 3) return '密码要包含大写字母、小写字母、数字、符号中的至少三种'
  const plain = password.toLowerCase()
  if (login !== null && plain.includes(login.toLowerCase())) return '密码里不能有登录名'
  if (/(.)\1{3}/.test(plain)) return '密码里不能有连续四个相同的字符'
  if (hasRun(plain)) return '密码里不能有“1234”“abcd”“qwer”这样的连续字符'
  if (COMMON.some((word) => plain.includes(word))) return '密码里有太常见的词，容易被猜到，请换一个'
  return null
}

const kindsIn = (password: string): number =>
  [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length

const ROWS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const hasRun = (plain: string): boolean =>
  ROWS.some((row) =>
    Array.from({ length: row.length - 3 }, (_, at) => row.slice(at, at + 4)).some((run) =>
      plain.includes(run),
    ),
  )

/** What guessers try first: words of lists that were leaked, of this city and of this trade. */
const COMMON = (
  'password passw0rd p@ssw0rd p@ssword pa55w0rd passwd admin administrator root guest letmein welcome login ' +
  'tianjin beijing zhongguo renshe rensheju jineng gongjiang gongwu zhengfu woaini iloveyou 5201314 521521 ' +
  '520520 1314520 abc123 aa123 qq123 a1b2c3 1qaz 2wsx 3edc qazwsx asdf zxcv 123123 112233 121212 147258 159357 ' +
  '888888 666666 168168 dragon monkey football baseball sunshine princess master shadow superman michael hello ' +
  'test1 system server oracle huawei secret changeme default'
).split(' ')

/** An initial password (初始密码) to be told to its owner: no letters that look alike, always strong enough. */
export function initialPassword(): string {
  const pick = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('')
  const made = `${pick('ABCDEFGHJKMNPQRSTUVWXYZ', 3)}-${pick('23456789', 4)}-${pick('abcdefghjkmnpqrstuvwxyz', 4)}`
  return passwordFault(made, null) === null ? made : initialPassword()
}

/** Whether this is the account's password; false also for an account without one. */
export async function isPassword(db: Db, account: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ password: string | null }>`select password from identity_credential
    where account = ${account} and provider_id = 'credential'`.execute(db)
  const hash = rows[0]?.password
  return hash ? verifyPassword({ hash, password }) : false
}

/** Sets the account's own password; how long it holds is the city's rule (null: until changed). */
export async function setPassword(
  db: Db,
  account: string,
  password: string,
  now: Date,
  days: number | null,
): Promise<void> {
  const until = days === null ? null : new Date(now.getTime() + days * 86_400_000)
  await sql`update identity_credential set password = ${await hashPassword(password)}, updated_at = ${now}
    where account = ${account} and provider_id = 'credential'`.execute(db)
  await sql`update identity_account set password_temporary = false, password_until = ${until}, updated_at = ${now}
    where id = ${account}`.execute(db)
}
