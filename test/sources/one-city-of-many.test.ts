import { describe, expect, test } from 'vitest'
import { REFUSALS, refusedAmong } from './one-city-of-many.ts'
import { bodyOf, everyStatement, statementsIn } from './sql-in-sources.ts'

/** What was refused, or was many times slower, on Citus 13.2 with two workers; each rule refuses its own. */
const REFUSED: Record<string, string> = {
  城市之外的名字: 'select id from pgboss.job',
  '加锁的 CTE 联另一个 CTE': `with of_fund as (select fund from fund_balance where fund = $ for no key update),
    of_case as (select one.paid from of_fund join fund_balance one on one.fund = of_fund.fund for no key update of one)
    select * from of_case`,
  一条语句写三张表: `with recorded as (insert into audit_record (id) values ($) returning id),
    waiting as (insert into audit_unsealed (id) select id from recorded),
    kept as (update idempotency set answer = $ where key = $) select 1`,
  递归查询里写表: `with recursive newest as (select 1 as id union select s.id from source s join newest on true)
    insert into ground (id) select id from newest`,
  没有城市的锁名: 'select pg_advisory_xact_lock($::bigint)',
  到不了工作节点的等锁时限: "set lock_timeout = '20s'",
  'COALESCE、CASE 里的易变函数': 'update server_ready set at = coalesce(at, now()) where name = $',
  一次送几条语句: 'delete from a where id = $; delete from b where id = $',
  '写的语句里有 case x when':
    'insert into trouble as t (kind) values ($) on conflict (kind) do update set tries = case t.tries when 1 then 2 end',
  'VALUES 里的子查询': 'insert into audit_record (roles) values (array(select jsonb_array_elements_text($)))',
  连约束一起加的列: "alter table exam add column category text check (category in ('Y'))",
  触发器的过渡表联城市的表: 'select 1 from added line left join @city.posting told on told.id = line.posting',
  'RETURNING 里把时间转成文本': 'delete from ground where id = $ returning withdrawn_at::text',
  '一边读表一边拆 JSON 来插入': `insert into training_day (class, day)
    select d.class, m.new from training_day d join jsonb_to_recordset($::jsonb) as m (old date, new date) on m.old = d.day`,
  'UPDATE 里按列算时间、转日期': `update case_file file set due_on = (one.due->>'dueOn')::date
    from jsonb_array_elements($) as one (due) where file.number = one.due->>'number'`,
}

const of = (text: string, given = '') => ({ where: 'src/x.ts:1', text, given })

describe('分布式数据库不收的写法，全部源代码和迁移里都没有', () => {
  test('全部语句', () => {
    const all = everyStatement()
    expect(all.length).toBeGreaterThan(600)
    expect(refusedAmong(all)).toEqual([])
  })

  test('每一条规则都有一个被拒过的例子，并且只有它自己拒', () => {
    expect(Object.keys(REFUSED)).toEqual(REFUSALS.map(({ name }) => name))
    for (const { name, refuses } of REFUSALS)
      expect([name, refuses(of(REFUSED[name] as string))]).toEqual([name, true])
  })

  test('说得出在哪里、怎么改', () => {
    expect(refusedAmong([of(REFUSED.没有城市的锁名 as string)])).toEqual([
      'src/x.ts:1：没有城市的锁名。用 lockName 或 lockKey，锁名里有模式名，城市之间互不等待',
    ])
  })

  test('改好的写法都收', () => {
    const mended = [
      of('select case_number, paid from fund_balance where fund = $ order by case_number for no key update'),
      of('select pg_advisory_xact_lock($)', "lockKey(sql`'a'`)"),
      of(
        'insert into trouble as t (kind) values ($) on conflict (kind) do update set tries = case when t.tries = 1 then 2 end',
      ),
      of("alter table exam add constraint exam_category_check check (category in ('Y'))"),
      of(
        'update case_file file set due_on = one.due_on from jsonb_to_recordset($) as one (number text, due_on date) where file.number = one.number',
      ),
      of('insert into ground (id) select id from jsonb_to_recordset($::jsonb) as n (id text)'),
    ]
    expect(refusedAmong(mended)).toEqual([])
  })

  test('源代码里的语句一条不漏：泛型、嵌套的模板、函数体', () => {
    const source = `const a = sql<{ id: Map<string, number> }>\`select \${sql\`b\`} from c where d = \${\`e\${1}\`}\``
    expect(statementsIn('x.ts', source)).toEqual([
      { where: 'x.ts:1', text: 'select $ from c where d = $', given: `sql\`b\`\n\`e\${1}\`\n` },
      { where: 'x.ts:1', text: 'b', given: '' },
    ])
    const made =
      'create function f() returns trigger language plpgsql as $$ declare n int; begin update t set a = 1; return null; end $$'
    expect(bodyOf('m.sql', 'f', made).map(({ text }) => text)).toContain('update t set a = 1')
  })
})
