import { expect, test } from 'vitest'
import { sourcesIn } from './read-sources.ts'

/** Tables by the room whose migrations make them. */
const OWNERS = new Map(
  sourcesIn(['src'], ['.sql']).flatMap(({ path, text }) =>
    [...text.matchAll(/create (?:unlogged )?table (?:if not exists )?(?:@city\.)?(\w+)/g)].map(
      (found) => [found[1] as string, roomOf(path)] as const,
    ),
  ),
)

/** Statements over another's table that stand for now, each with why; nothing new is added here. */
const KNOWN = new Set<string>([
  // A figure is counted in one statement over what several modules keep.
  'src/modules/assessment/figures.ts certificate',
  'src/modules/subsidy/impact/decided-claims.ts case_file',
  'src/modules/subsidy/figures.ts case_file',
  'src/modules/subsidy/figures.ts payable',
  'src/modules/subsidy/verbs/mine.ts case_file',
])

test('每个模块只读写自己的表；别人的事经过别人的门去问', () => {
  expect(OWNERS.size).toBeGreaterThan(30)
  const strange = sourcesIn(['src/kernel', 'src/modules'], ['.ts', '.tsx']).flatMap(({ path, text }) =>
    tablesIn(text)
      .filter((table) => OWNERS.has(table) && !mayTouch(roomOf(path), OWNERS.get(table) as string))
      .map((table) => `${path} ${table}`),
  )
  expect([...new Set(strange)].filter((one) => !KNOWN.has(one)).sort()).toEqual([])
})

/** The kernel's own rooms know each other; a module knows its own tables only. */
const mayTouch = (room: string, owner: string): boolean =>
  room === owner || (room.startsWith('kernel/') && owner.startsWith('kernel/'))

function roomOf(path: string): string {
  const parts = path.split('/').slice(1)
  return parts.slice(0, 2).join('/')
}

/** The tables that the SQL of a source names. */
function tablesIn(text: string): string[] {
  const statements = [...text.matchAll(/sql(?:<[^`]*?>)?`([^`]*)`/g)].map((found) => found[1] ?? '')
  return statements.flatMap((statement) =>
    [...statement.matchAll(/\b(?:from|join|into|update|delete from|truncate|lock table)\s+(\w+)/gi)].map(
      (found) => found[1] as string,
    ),
  )
}
