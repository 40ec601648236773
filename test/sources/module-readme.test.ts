import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MODULES } from '../../src/main/modules.ts'
import { drawnReadme, HEADINGS } from './module-readme.ts'
import { ROOT } from './read-sources.ts'

const readme = (folder: string) => join(ROOT, 'src', folder, 'README.md')

describe('每个房间都有说明', () => {
  test.each(MODULES.map((module) => [module.title, module] as const))(
    '%s：标题一样，表格就是代码里的（HAIHE_DRAW=1 重画）',
    (_title, module) => {
      const path = readme(`modules/${module.name}`)
      const now = readFileSync(path, 'utf8')
      expect(now.match(/^## .*$/gm)).toEqual(HEADINGS)
      const drawn = drawnReadme(now, module)
      if (process.env.HAIHE_DRAW) writeFileSync(path, drawn)
      else expect(now).toBe(drawn)
    },
  )

  test('内核的每个房间也有', () => {
    const rooms = readdirSync(join(ROOT, 'src/kernel'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    )
    expect(rooms.length).toBeGreaterThan(15)
    for (const { name } of rooms)
      expect(readFileSync(readme(`kernel/${name}`), 'utf8'), name).toMatch(/^# \S+/)
  })
})
