import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/rows.ts'
import { KeptDay } from '../../value/shapes.ts'
import { addDays, formatDay } from '../../value/time/civil-date.ts'
import { may } from '../../verb/access.ts'
import type { VerbContext } from '../../verb/verb.ts'
import { NO_DAY, type TodoKind } from '../../work/index.ts'
import { roleTitle } from '../roles.ts'

/** A post that ends within so many days is looked at in time. */
const SOON_DAYS = 30

const Row = z.object({
  key: z.string(),
  login: z.string().nullable(),
  label: z.string(),
  cause: z.enum(['resume', 'none', 'ends']),
  role: z.string().nullable(),
  until: KeptDay.nullable(),
})

/** `resume`: set up again after a reset; `none`: holds no post; `ends`: a post ends soon. */
const due = ({ today }: VerbContext) => sql`(
  select id || ' resume' as key, login, label, 'resume' as cause, null as role, null::date as until
  from identity_account a where held_at is not null and two_factor_enabled and not password_temporary
    and disabled_at is null
  union all
  select id || ' none', login, label, 'none', null, null from identity_account a
  where kind <> 'citizen' and disabled_at is null and not exists (select 1 from identity_grant g
    where g.account = a.id and g.withdrawn_at is null and (g.valid_to is null or g.valid_to >= ${today}))
  union all
  select g.id || ' ends', a.login, a.label, 'ends', g.role, g.valid_to from identity_account a
  join identity_grant g on g.account = a.id
  where a.disabled_at is null and g.withdrawn_at is null
    and g.valid_to between ${today} and ${addDays(today, SOON_DAYS)}
)`

/** 待办的授权: accounts without a post, posts that rest or end soon, for the security administrator. */
export const grantsTodo: TodoKind = {
  name: 'grants.to-decide',
  title: '待办的授权',
  who: may('grants.manage'),
  place: () => '/system/grants',
  rows(ctx, cut) {
    const { first, part } = cut({ key: sql`due.key`, due: sql`coalesce(due.until, ${NO_DAY}::date)` })
    return sql`select ${first} from ${due(ctx)} due where true ${part}`
  },
  async lines(ctx, keys) {
    const rows = await readRows(
      Row,
      sql`select * from ${due(ctx)} due where key = any(${[...keys]}::text[])`,
      ctx.db,
    )
    return new Map(
      rows.map(({ key, login, label, ...one }) => [
        key,
        {
          title: `${login ?? ''}（${label}）`,
          detail: one.role ? roleTitle(ctx.city.roles, one.role) : '',
          why: WHY[one.cause](one.until ? formatDay(one.until) : ''),
          to: '/system/grants' as const,
        },
      ]),
    )
  },
}

const WHY: Record<z.infer<typeof Row>['cause'], (until: string) => string> = {
  resume: () => '重置后已设好，等您恢复岗位',
  none: () => '还没有岗位，等您授权',
  ends: (until) => `岗位到 ${until} 为止，等您决定是否续授`,
}
