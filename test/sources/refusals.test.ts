import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/kernel/verb/index.ts'
import { ROOT, sourcesIn, standing } from './read-sources.ts'

const CATALOGUES = globSync(['src/main/refusals.ts', 'src/{kernel,modules}/*/refusals.ts'], {
  cwd: ROOT,
}).sort()

/** The machinery of refusals itself, and a step's own refusal, which says its words with its reason. */
const OWN = /^src\/(kernel\/verb\/|kernel\/spreadsheets\/|kernel\/case\/step\/take-step\.ts|portal\/)/

describe('不予办理的话都在各模块的错误目录里', () => {
  const sources = sourcesIn(['src'], ['.ts', '.tsx'])

  test('别处不另写', () => {
    const elsewhere = sources.filter(({ path }) => !OWN.test(path))
    expect(standing(/(?<![\w.])problem\(\d+, [^\n]*/, elsewhere)).toEqual([])
  })

  test.each(CATALOGUES)('%s：中文、有状态、说得出办法，没有一条是多余的', async (path) => {
    const { refusals } = (await import(join(ROOT, path))) as {
      refusals: Record<string, (...given: unknown[]) => Problem>
    }
    const room = path.replace('refusals.ts', '')
    const said = new Set<string>()
    for (const [code, refuse] of Object.entries(refusals)) {
      const { status, title, detail, code: known } = refuse.length > 1 ? refuse('甲') : refuse()
      expect(title, code).toMatch(/^[^a-z]*\p{Script=Han}/u)
      expect(status, code).toBeGreaterThanOrEqual(400)
      expect(status, code).toBeLessThan(500)
      if (detail !== null) expect(detail, code).toMatch(/\p{Script=Han}.*[。！]$/u)
      expect(known).toMatch(new RegExp(`^[a-z]+\\.${code}$`))
      expect(said, code).not.toContain(`${status} ${title}`)
      said.add(`${status} ${title}`)
      expect(
        sources.some((one) => one.path.startsWith(room) && one.text.includes(`refusals.${code}(`)),
        `${path}: ${code}`,
      ).toBe(true)
    }
  })
})
