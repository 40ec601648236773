import { sql } from 'kysely'
import { formatMoment } from '../kernel/value/time/moment.ts'
import { may, type VerbContext } from '../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../kernel/work/index.ts'
import { labelsOf, titleOf, type Works } from './audit-verbs.ts'

/** A week is looked over at a time, and the chain is checked once a week. */
const WEEK_MS = 7 * 86_400_000

const weekAgo = ({ now }: VerbContext) => new Date(now.getTime() - WEEK_MS)

/** What was refused over the last week, by account and act. */
const refusedSince = (since: Date) => sql`(select coalesce(account, '') || ' ' || verb as key, account, verb,
    count(*)::int as count, max(at) as last from audit_record
  where at > ${since} and (outcome = 'refused' or verb = 'identity.refused') group by account, verb)`

/** 待核查: what the audit administrator looks into, by account and act. */
const refusedTodo = (works: Works): TodoKind => ({
  name: 'audit.refused',
  title: '近七天被拒绝的操作',
  who: may('audit.verify'),
  place: () => '/audit',
  rows(ctx, cut) {
    const { first, part } = cut({ key: sql`r.key`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from ${refusedSince(weekAgo(ctx))} r where true ${part}`
  },
  async lines(ctx, keys) {
    const { rows } = await sql<{
      key: string
      account: string | null
      verb: string
      count: number
      last: Date
    }>`select * from ${refusedSince(weekAgo(ctx))} r where key = any(${[...keys]}::text[])`.execute(ctx.db)
    const labels = await labelsOf(
      ctx.db,
      rows.map(({ account }) => account),
    )
    return new Map(
      rows.map(({ key, account, verb, count, last }) => [
        key,
        {
          title: `${labels.get(account ?? '') ?? '没有登录的人'}：${titleOf(verb, works)}`,
          detail: `最近一次 ${formatMoment(last)}`,
          why: `被拒绝 ${count} 次，等您核查`,
          to: (account ? `/audit?account=${encodeURIComponent(account)}` : '/audit') as `/${string}`,
        },
      ]),
    )
  },
})

/** 核验审计链: once a week. */
const chainTodo: TodoKind = {
  name: 'audit.chain',
  title: '核验审计链',
  who: may('audit.verify'),
  place: () => '/audit?verify=yes',
  rows(ctx, cut) {
    const { first, part } = cut({ key: sql`chain.key`, due: sql`chain.day` })
    return sql`select ${first} from (select 'chain' as key, ${ctx.today}::date as day) chain
      where not exists (select 1 from audit_record where at > ${weekAgo(ctx)} and verb = 'audit.verify' and outcome = 'ok')
      ${part}`
  },
  lines: async () =>
    new Map([
      [
        'chain',
        {
          title: '核验审计链',
          detail: '每周一次，看有没有记录被改过',
          why: '已有七天没有核验，等您核验',
          to: '/audit?verify=yes',
        },
      ],
    ]),
}

/** The work of whoever watches the watchers. */
export const auditTodo = (works: Works): readonly TodoKind[] => [chainTodo, refusedTodo(works)]
