import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROCEDURES } from '../../src/main/modules.ts'
import { withPictures } from './procedure-pictures.ts'
import { ROOT, sourcesIn } from './read-sources.ts'

/** The folder whose sources make a kind of case: `src/modules/training`. */
const ROOMS = new Map(
  sourcesIn(['src/kernel', 'src/modules'], ['.ts']).flatMap(({ path, text }) =>
    [...text.matchAll(/\bkind: '([A-Z]{2})',\s+title: '/g)].map(
      (found) => [found[1] as string, path.split('/').slice(0, 3).join('/')] as const,
    ),
  ),
)

const rooms = [...Map.groupBy(PROCEDURES, ({ kind }) => ROOMS.get(kind) ?? kind)]

// HAIHE_DRAW=1 draws them anew.
describe('每个流程都画在自己模块的说明里', () => {
  test.each(rooms)('%s 的流程图就是代码里的流程', (room, procedures) => {
    const page = join(ROOT, room, 'README.md')
    const readme = readFileSync(page, 'utf8')
    const drawn = withPictures(readme, procedures)
    if (process.env.HAIHE_DRAW) writeFileSync(page, drawn)
    else expect(readme).toBe(drawn)
  })
})
