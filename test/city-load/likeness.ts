import { type RawBuilder, sql } from 'kysely'

/** The id of the nth record of a sort, the same wherever it is named. */
export const id = (sort: string, n: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${sql.lit(sort)} || (${n})) placing '4' from 13) placing '8' from 17)::uuid`
export const N = sql`n`
/** A number that stands behind all of the demo's, so that the demo's own are still found first. */
export const numbered = (kind: string) =>
  sql`${sql.lit(kind)} || '-' || (2027 + n % 3) || '-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`
const DISTRICTS = `array['120101','120102','120103','120104','120105','120106','120110','120111','120112','120113','120114','120115','120116','120117','120118','120119']`
export const DISTRICT = sql`(${sql.raw(DISTRICTS)})[1 + n % 16]`
/** A moment within the three years before the demo's day. */
export const MOMENT = sql`timestamptz '2026-03-01 08:00+08' - make_interval(mins => n % 1500000)`
export const DAY = sql`(date '2026-03-01' - n % 1000)`
const SURNAME = sql`(array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林'])[1 + n % 16]`
export const NAME = sql`${SURNAME} || (array['建国','志强','秀英','海燕','文博','玉梅','立新','春生','雪','磊'])[1 + (n / 16) % 10]`
export const OCCUPATION = sql`(array['焊工','铆工','装配钳工','数控车工','养老护理员','电工','育婴员','中式烹调师','茶艺师','保育师'])[1 + n % 10]`
/** Matters name people as 周*强. */
export const TITLE = sql`overlay(t.title placing ${SURNAME} from 1 for 1)`
/** Who most cases come from; one in twenty is of the organisation that the walk acts for. */
export const SUBTITLE = sql`case when n % 20 = 0 then t.subtitle else '天津' || ${SURNAME} || '第' || n % 2000 || '有限公司' end`
/** One in twenty is of the organisation that the walk acts for, so that its lists are long, too. */
export const mostly = (often: string, sort: string, of: number) =>
  sql`case when n % 20 = 0 then ${often}::uuid else ${id(sort, sql`1 + n % ${sql.lit(of)}`)} end`
