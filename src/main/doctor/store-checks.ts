import { sql } from 'kysely'
import { migrationsOf } from '../../kernel/database/migrate.ts'
import { proof } from '../../kernel/ledger/index.ts'
import { broken, type Check, minutesSince, note, type Remark } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { ROOMS } from '../modules.ts'

/** The audit is sealed every few seconds; so long (seconds) may its oldest record wait. */
const SEALED_WITHIN = 300

/** What the city's data rest on: database, migrations, keys, audit, ledger. */
export const storeChecks: readonly Check[] = [
  { title: '数据库', look: database },
  { title: '数据库脚本', look: migrations },
  { title: '审计封存', look: audit },
  { title: '总账', look: ledger },
  { title: '字库', look: fonts },
]

async function database(kernel: Kernel): Promise<Remark[]> {
  await sql`select 1`.execute(kernel.database.db)
  return []
}

/** Names hold characters that common fonts lack; a paper is not made with a gap in it. */
async function fonts(): Promise<Remark[]> {
  const { standardCovered } = await import('../../kernel/documents/index.ts')
  const { has, of } = await standardCovered()
  if (has === of) return []
  return [
    note(
      `字库缺 GB 18030-2022 的 ${of - has} 个汉字（共 ${of} 个），姓名里有这些字的证书和通知书生成不了`,
      '安装 fonts-hanazono（Debian、Ubuntu），或者把本市的字体放进数据目录的 fonts 文件夹，然后重启',
    ),
  ]
}

async function migrations(kernel: Kernel): Promise<Remark[]> {
  const { rows } = await sql<{ room: string; name: string; digest: string }>`select room, name, digest
    from migration`.execute(kernel.database.db)
  const applied = new Map(rows.map((row) => [`${row.room}/${row.name}`, row.digest]))
  return migrationsOf(ROOMS).flatMap((one) => {
    const name = `${one.room}/${one.name}`
    const digest = applied.get(name)
    if (digest === undefined) return [broken(`数据库脚本 ${name} 没有执行`, '运行 haihe migrate')]
    if (digest === one.digest) return []
    return [broken(`数据库脚本 ${name} 执行后被改动`, '恢复原文件，改动另写一个新脚本')]
  })
}

async function audit(kernel: Kernel): Promise<Remark[]> {
  const { rows } = await sql<{
    waiting: number
    since: Date | null
  }>`select count(*) as waiting, min(r.at) as since
    from audit_unsealed u join audit_record r on r.id = u.id`.execute(kernel.database.db)
  const { waiting, since } = rows[0] ?? { waiting: 0, since: null }
  if (since === null || ageOf(kernel, since) <= SEALED_WITHIN) return []
  return [
    broken(
      `${waiting} 条审计记录没有封存，最早的已等 ${minutesSince(kernel, since)} 分钟`,
      '后台任务没有在运行：启动 haihe worker（内置数据库启动 haihe serve），再看日志',
    ),
  ]
}

async function ledger(kernel: Kernel): Promise<Remark[]> {
  const { sound, findings } = await proof(kernel.database.db)
  if (sound) return []
  return [
    broken(
      `总账不平，有 ${findings.length} 处不符`,
      '立即停止拨付，保留现场；用 haihe audit verify 查是谁改了数据，从备份核对',
    ),
  ]
}

const ageOf = (kernel: Kernel, since: Date): number => (kernel.clock.now().getTime() - since.getTime()) / 1000
