import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'

/** What a figure is asked for: days of completion, both included, and one district, occupation or level. */
export interface FigureFilter {
  from?: CivilDate | undefined
  to?: CivilDate | undefined
  district?: string | undefined
  occupation?: string | undefined
  level?: string | undefined
}

/** 补贴性培训人次: one for each person who completed a subsidised class; a person may count several times. */
export const TRAINED = {
  key: 'training.trained',
  title: '补贴性培训人次',
  unit: '人次',
  definition: '办结结业的补贴性培训班中，出勤达到规定比例的学员，一人完成一个班计一人次，按结业日统计。',
} as const

export interface TrainedCount {
  district: string
  occupation: string
  level: string
  count: number
}

/** The figure by district, occupation and level. */
export async function countTrained(db: Db, filter: FigureFilter = {}): Promise<TrainedCount[]> {
  const { rows } =
    await sql<TrainedCount>`select c.district, c.occupation_name as occupation, c.level, count(*) as count
    from trainee t join training_class c on c.id = t.class where ${matching(filter)}
    group by c.district, c.occupation_name, c.level order by 1, 2, 3`.execute(db)
  return rows
}

export interface TrainedRow {
  classId: string
  number: string
  person: string
  district: string
  occupation: string
  level: string
  hours: number
  percent: number
  completedOn: CivilDate
}

/** The rows that the figure was counted from. */
export async function listTrained(
  db: Db,
  filter: FigureFilter,
  page: { limit: number; offset: number },
): Promise<{ items: TrainedRow[]; total: number }> {
  const { rows } = await sql<TrainedRow>`select c.id as "classId", c.number, t.person, c.district,
      c.occupation_name as occupation, c.level, t.hours, t.attendance_percent as percent,
      c.completed_on as "completedOn"
    from trainee t join training_class c on c.id = t.class where ${matching(filter)}
    order by c.completed_on desc, c.number, t.line limit ${page.limit} offset ${page.offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total
    from trainee t join training_class c on c.id = t.class where ${matching(filter)}`.execute(db)
  return { items: rows, total: counted[0]?.total ?? 0 }
}

function matching({ from, to, district, occupation, level }: FigureFilter): RawBuilder<unknown> {
  return sql`c.state = 'completed' and t.completed
    and (${from ?? null}::date is null or c.completed_on >= ${from ?? null}::date)
    and (${to ?? null}::date is null or c.completed_on <= ${to ?? null}::date)
    and (${district ?? null}::text is null or c.district = ${district ?? null})
    and (${occupation ?? null}::text is null or c.occupation_name = ${occupation ?? null})
    and (${level ?? null}::text is null or c.level = ${level ?? null})`
}
