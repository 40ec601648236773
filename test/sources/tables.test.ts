import { expect, test } from 'vitest'
import { sourcesIn } from './read-sources.ts'
import { statementsIn } from './sql-in-sources.ts'

/** Tables by the room whose migrations make them. */
const OWNERS = new Map(
  sourcesIn(['src'], ['.sql']).flatMap(({ path, text }) =>
    [...text.matchAll(/create (?:unlogged )?table (?:if not exists )?(?:@city\.)?(\w+)/g)].map(
      (found) => [found[1] as string, roomOf(path)] as const,
    ),
  ),
)

test('每个模块只读写自己的表；别人的事经过别人的门去问', () => {
  expect(OWNERS.size).toBeGreaterThan(30)
  const foreign = sourcesIn(['src'], ['.ts', '.tsx']).flatMap(({ path, text }) =>
    statementsIn(path, text)
      .flatMap((statement) => tablesIn(statement.text))
      .filter((table) => OWNERS.has(table) && !mayTouch(roomOf(path), OWNERS.get(table) as string))
      .map((table) => `${path} ${table}`),
  )
  expect([...new Set(foreign)].sort()).toEqual([])
})

test('SQL 里套着的 SQL 也看得到', () => {
  const hole = (code: string) => `$\{${code}}`
  const inner = `sql\`join b on ${hole(`\`x${hole('1')}\``)}\``
  const source = `sql<{ n: number }>\`select ${hole("of('}')")} from a ${hole(inner)} where c\``
  expect(statementsIn('', source).map((one) => tablesIn(one.text))).toEqual([['a'], ['b']])
  expect(tablesIn('insert into a select * from only b, c; update d set x = 1')).toEqual(['a', 'b', 'c', 'd'])
})

/** The kernel's own rooms know each other, and main looks after them (检修); cases are nobody's but the kernel's. */
const mayTouch = (room: string, owner: string): boolean =>
  room === owner ||
  (room.startsWith('kernel/') && owner.startsWith('kernel/')) ||
  (room === 'main' && owner.startsWith('kernel/') && owner !== 'kernel/case')

function roomOf(path: string): string {
  const parts = path.split('/').slice(1)
  return parts[0] === 'main' ? 'main' : parts.slice(0, 2).join('/')
}

/** The tables that a statement names. */
function tablesIn(statement: string): string[] {
  const lists = statement.matchAll(
    /\b(?:from|join|into|update|using|truncate|lock table)\s+(?:only\s+)?((?:\w+\.)?\w+(?:\s*,\s*\w+)*)/gi,
  )
  return [...lists].flatMap((found) =>
    (found[1] ?? '').split(',').map((name) => (name.trim().split('.').at(-1) ?? '').toLowerCase()),
  )
}
