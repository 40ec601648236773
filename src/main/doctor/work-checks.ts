import { sql } from 'kysely'
import { heldSince, overdueOn } from '../../kernel/case/index.ts'
import { broken, type Check, minutesSince, type Remark, warning } from '../../kernel/module/index.ts'
import { civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'

/** What follows from an act is done within seconds; so many minutes may the oldest wait. */
const FOLLOWED_WITHIN = 10

/** After so many days a held case is somebody's to look at. */
const HELD_DAYS = 30

/** What the worker does, which cases wait, and who reads more than others. */
export const workChecks: readonly Check[] = [
  { title: '后台任务', look: queue },
  { title: '卡住的工作', look: stuck },
  { title: '搁置的办件', look: held },
  { title: '超过时限的办件', look: overdue },
  { title: '查看完整证件号码', look: reveals },
]

async function queue(kernel: Kernel): Promise<Remark[]> {
  const { rows } = await sql<{ follower: string; waiting: number; since: Date }>`
    select f.follower, count(*) as waiting, min(f.emitted_at) as since from follow_up f
    where not exists (select 1 from trouble t where t.kind = 'follow-up' and t.id = f.id::text)
    group by f.follower order by f.follower`.execute(kernel.database.db)
  return rows
    .filter(({ since }) => minutesSince(kernel, since) > FOLLOWED_WITHIN)
    .map(({ follower, waiting, since }) =>
      broken(
        `后续工作 ${follower} 积压 ${waiting} 件，最早的已等 ${minutesSince(kernel, since)} 分钟`,
        '后台任务没有在运行或者太慢：启动 haihe worker，必要时多启动几个',
      ),
    )
}

async function stuck(kernel: Kernel): Promise<Remark[]> {
  const { rows } = await sql<{ kind: string; count: number; since: Date; error: string }>`
    select kind, count(*) as count, min(since) as since, (array_agg(error order by since))[1] as error from trouble
    where stuck_at is not null and closed_at is null group by kind order by kind`.execute(kernel.database.db)
  return rows.map(({ kind, count, since, error }) =>
    warning(
      `${count} 件工作卡住（${kind}），最早的已 ${minutesSince(kernel, since)} 分钟：${error.slice(0, 200)}`,
      '请系统管理员在工作台“卡住的工作”里查明原因，再试一次，或者写明理由关闭',
    ),
  )
}

async function held(kernel: Kernel): Promise<Remark[]> {
  const before = new Date(kernel.clock.now().getTime() - HELD_DAYS * 86_400_000)
  const rows = await heldSince(kernel.database.db, before)
  return rows.map(({ code, text, count, oldest }) =>
    warning(
      `${count} 件办件搁置超过 ${HELD_DAYS} 天（${code}：${text}），例如 ${oldest}`,
      '打开办件看是等谁：等账户的联系收款方，等额度的请财政，等登记的查登记数据连接',
    ),
  )
}

async function overdue(kernel: Kernel): Promise<Remark[]> {
  const { count, oldest } = await overdueOn(kernel.database.db, civilDateOf(kernel.clock.now()))
  if (count === 0) return []
  return [
    warning(
      `${count} 件办件超过办理时限，例如 ${oldest}`,
      '在工作台待办里按剩余天数排序，先办已超时的；人手不够时改派',
    ),
  ]
}

/** Who met the limit on full identity numbers in the last week: for the auditor to ask after. */
async function reveals(kernel: Kernel): Promise<Remark[]> {
  const since = new Date(kernel.clock.now().getTime() - 7 * 86_400_000)
  const { rows } = await sql<{ label: string; read: number }>`
    select a.label, count(*) filter (where r.outcome = 'ok') as read
    from audit_record r join identity_account a on a.id::text = r.account
    where r.verb = 'people.reveal-id' and r.at > ${since} group by a.id, a.label
    having count(*) filter (where r.outcome = 'failed' and r.subject_id is not null) > 0 order by 1`.execute(
    kernel.database.db,
  )
  return rows.map(({ label, read }) =>
    warning(
      `${label} 一周内查看完整证件号码 ${read} 个，曾到次数上限或查看失败`,
      '请审计员在审计日志里按账号核对查看原因',
    ),
  )
}
