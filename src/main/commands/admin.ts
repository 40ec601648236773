import { recordAct, withMac } from '../../kernel/audit/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import {
  administratorLink,
  type FirstLink,
  firstAdministrators,
} from '../../kernel/identity/first-administrators.ts'
import { LINK_HOURS } from '../../kernel/identity/first-link.ts'
import { civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { House } from '../house.ts'

/** `haihe admin first`: the three administrators of a new city; `haihe admin link 登录名`: a new link for one of them. */
export async function adminCommand(house: House, rest: readonly string[]): Promise<string[]> {
  const { city, database, origin } = house.kernel
  // Links and initial passwords live by the machine's clock.
  const now = new Date()
  const links = await database.transaction(async (tx) => {
    const made =
      rest[0] === 'link'
        ? [await administratorLink(tx, city.roles, rest[1] ?? '', now)]
        : await firstAdministrators(tx, city.roles, now, civilDateOf(now))
    await record(
      house,
      tx,
      rest[0] === 'link' ? 'accounts.administrator-link' : 'accounts.first-administrators',
      now,
    )
    return made
  })
  return [
    `请把链接分别交给三位不同的人，${LINK_HOURS} 小时内有效，只能用一次。打开后设密码、绑定动态口令。`,
    ...links.flatMap(({ title, login, link }: FirstLink) => [
      `${title}（登录名 ${login}）：`,
      `  ${origin}${link}`,
    ]),
  ]
}

/** Whoever runs the machine has done it: the audit names no account. */
const record = (house: House, tx: Db, verb: string, at: Date): Promise<number> =>
  recordAct(
    tx,
    withMac(house.kernel.sealer, {
      at,
      account: null,
      roles: [],
      verb,
      subjectKind: null,
      subjectId: null,
      purpose: '运维人员用命令行办理',
      outcome: 'automatic',
      requestId: 'command-line',
      before: null,
      after: null,
      district: null,
    }),
  )
