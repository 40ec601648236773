import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/rows.ts'
import { formatMoment } from '../../value/time/moment.ts'
import { may } from '../../verb/access.ts'
import type { TodoKind } from '../../work/index.ts'

const Row = z.object({
  account: z.string(),
  login: z.string().nullable(),
  label: z.string(),
  reset: z.boolean(),
  until: z.date().nullable(),
})

/** 待办的账号: accounts whose holders have not set them up yet, for the system administrator. */
export const accountsTodo: TodoKind = {
  name: 'accounts.to-set-up',
  title: '待开通的账号',
  who: may('accounts.manage'),
  place: () => '/system/accounts',
  rows(_ctx, cut) {
    const { first, part } = cut({
      key: sql`id::text`,
      due: sql`coalesce((password_until at time zone 'Asia/Shanghai')::date, '9999-12-31'::date)`,
    })
    return sql`select ${first} from identity_account where kind <> 'citizen' and disabled_at is null
      and (password_temporary or not two_factor_enabled) ${part}`
  },
  async lines({ db, now }, ids) {
    const rows = await readRows(
      Row,
      sql`select id as account, login, label, held_at is not null as reset, password_until as until
      from identity_account where id = any(${[...ids]}::uuid[])`,
      db,
    )
    return new Map(
      rows.map(({ account, login, label, reset, until }) => [
        account,
        {
          title: `${login ?? ''}（${label}）`,
          detail: untilWhen(until, now),
          why: reset ? '已重置，等本人重新设好' : '新账号，等本人设密码、绑动态口令',
          to: '/system/accounts' as const,
        },
      ]),
    )
  },
}

function untilWhen(until: Date | null, now: Date): string {
  if (until === null) return '没有初始密码'
  return until < now
    ? `初始密码已于 ${formatMoment(until)} 过期，请重置`
    : `初始密码到 ${formatMoment(until)}`
}
