import { sql } from 'kysely'
import { broken, type Check, note, type Remark, warning } from '../../kernel/module/index.ts'
import { DOCUMENT_ROLES, type Edition, type Standards } from '../../kernel/standard/index.ts'
import { type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'

/** The month from which next year's holidays are missed: they are published in autumn. */
const HOLIDAYS_BY = 12

/** What the city has published, or has not. */
export const cityChecks: readonly Check[] = [
  { title: '放假安排', look: calendar },
  { title: '标准', look: editions },
  { title: '政策文件', look: documents },
  { title: '岗位', look: posts },
]

async function calendar(kernel: Kernel): Promise<Remark[]> {
  const today = civilDateOf(kernel.clock.now())
  const year = Number(today.slice(0, 4))
  const missing = (of: number) => !kernel.city.calendar.years[of]
  return [
    ...(missing(year)
      ? [
          broken(
            `${year} 年放假安排没有装入，时限按周末估算`,
            `把国务院的安排写进 calendar/${year}.yaml，重新启动`,
          ),
        ]
      : []),
    ...(missing(year + 1)
      ? [
          (Number(today.slice(5, 7)) >= HOLIDAYS_BY ? warning : note)(
            `${year + 1} 年放假安排没有装入，跨年的时限是估算的`,
            `公布后写进 calendar/${year + 1}.yaml`,
          ),
        ]
      : []),
  ]
}

async function editions(kernel: Kernel): Promise<Remark[]> {
  const standards = await kernel.standards()
  const today = civilDateOf(kernel.clock.now())
  return standards.kinds.flatMap((kind) => {
    const all = standards.editions.filter((edition) => edition.kind === kind.kind)
    if (all.length === 0) return [note(`${kind.title}：还没有任何一版`, '这个城市要用它时，写一版并注明依据')]
    return [...lapsed(all, today, kind.title), ...ending(all, today, standards), ...assumed(all, today)]
  })
}

/** A kind of which every edition has ended: from then on nothing can be decided by it. */
function lapsed(all: readonly Edition[], today: CivilDate, title: string): Remark[] {
  if (all.some(({ to }) => to === null || to >= today)) return []
  const last = all
    .map(({ to }) => to ?? '')
    .sort()
    .at(-1)
  return [
    warning(`${title}：最后一版 ${last} 已经到期，此后的办件判不了`, '公布新的一版；原办法延续的，写明依据'),
  ]
}

function ending(all: readonly Edition[], today: CivilDate, standards: Standards): Remark[] {
  return all
    .filter((one) => one.to !== null && one.to >= today && one.from <= today)
    .filter(
      (one) => !all.some((next) => next !== one && next.from > one.from && sameSeries(standards, one, next)),
    )
    .map((one) => warning(`${one.name}：${one.to} 到期，还没有下一版`, '及早修订或者延续，以免到期后判不了'))
}

const sameSeries = (standards: Standards, a: Edition, b: Edition): boolean => {
  const series = standards.kinds.find(({ kind }) => kind === a.kind)?.series
  return series === undefined || series(a.data) === series(b.data)
}

const assumed = (all: readonly Edition[], today: CivilDate): Remark[] =>
  all
    .filter((one) => one.status === 'assumed' && (one.to === null || one.to >= today))
    .map((one) => note(`${one.name}：依据待确认（推定）`, '请主管处室核实，确认后改为 confirmed 并写明出处'))

async function documents(kernel: Kernel): Promise<Remark[]> {
  const standards = await kernel.standards()
  const roles = DOCUMENT_ROLES.filter((role) => !standards.documents.some((one) => one.role === role))
  return roles.map((role) =>
    warning(
      `没有一份文件的作用是 ${role}，判不了时引不出条款`,
      `在 policy/ 里给本市的那份文件写上 role: ${role}`,
    ),
  )
}

/** Posts that people still hold though the city's posts.yaml has none such: they permit nothing. */
async function posts(kernel: Kernel): Promise<Remark[]> {
  const { rows } = await sql<{ role: string; accounts: number }>`
    select role, count(distinct account) as accounts from identity_grant
    where withdrawn_at is null group by role order by role`.execute(kernel.database.db)
  return rows
    .filter(({ role }) => !(role in kernel.city.roles))
    .map(({ role, accounts }) =>
      warning(
        `${accounts} 个账号还有岗位 ${role}，posts.yaml 里已经没有，凭它什么也办不了`,
        '请安全管理员收回，另授现在的岗位',
      ),
    )
}
