import { existsSync, globSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseFollowers } from '../kernel/case/index.ts'
import { groundCorrected, groundRestored, groundWithdrawn } from '../kernel/ground/index.ts'
import { FIGURES } from '../modules/figures/figure.ts'
import { FOLLOWERS, KINDS, MODULES, PROCEDURES, VERBS } from './modules.ts'

const SOURCES = 'src/modules'
const NAMES = MODULES.map(({ name }) => name)

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)

describe('模块各有一张脸', () => {
  test('每个模块的文件夹都列在 main/modules.ts 里，没有多，也没有少', () => {
    const folders = readdirSync(SOURCES, { withFileTypes: true }).filter((one) => one.isDirectory())
    expect([...NAMES].sort()).toEqual(folders.map(({ name }) => name).sort())
  })

  test('排列的次序就是楼层的次序：列在后面的才可以用前面的', async () => {
    // @ts-expect-error: the house's plan is JavaScript for its own tool
    const { floors } = (await import('../../.dependency-cruiser.mjs')) as { floors: string[][] }
    expect(NAMES).toEqual(floors.flat().filter((name) => NAMES.includes(name)))
  })

  test('事项、办件类型、标准、跟办的名称都只有一个', () => {
    expect(twice(VERBS.map(({ name }) => name))).toEqual([])
    expect(twice(VERBS.map(({ http }) => http))).toEqual([])
    expect(twice(PROCEDURES.map(({ kind }) => kind))).toEqual([])
    expect(twice(KINDS.map(({ kind }) => kind))).toEqual([])
    expect(twice(FOLLOWERS.map(({ name }) => name))).toEqual([])
  })

  test('每个模块的指标都在领导看的那一页上，一个不少', () => {
    const keys = (figures: readonly { key: string }[]) => figures.map(({ key }) => key).sort()
    const contributed = MODULES.flatMap(({ figures }) => figures)
    expect(contributed.length).toBeGreaterThan(0)
    expect(keys(FIGURES)).toEqual(keys(contributed))
  })

  test('跟办的事件都由下面的楼层发出', () => {
    const known = new Set([
      '*',
      ...[groundCorrected, groundRestored, groundWithdrawn].map(({ name }) => name),
    ])
    for (const { event } of caseFollowers) known.add(event)
    for (const { events, follows } of MODULES) {
      for (const { name } of events) known.add(name)
      expect(follows.filter(({ event }) => !known.has(event)).map(({ name }) => name)).toEqual([])
    }
  })

  test('有公众页面、工作台页面的文件夹，脸上都写着', () => {
    for (const { name, portal, workbench } of MODULES) {
      const room = (folder: string) => existsSync(`${SOURCES}/${name}/${folder}`)
      expect([name, portal !== null, workbench !== null]).toEqual([name, room('portal'), room('workbench')])
    }
  })

  test('页面地址不重复，页面的脚本都是这个模块自己的', async () => {
    const pages = []
    const screens = []
    for (const { name, portal, workbench } of MODULES) {
      const shown = await portal?.()
      pages.push(...(shown?.pages ?? []).map(({ path }) => path))
      const scripts = globSync(`${SOURCES}/${name}/portal/*-script.ts`).map((path) =>
        basename(path, '-script.ts'),
      )
      expect([name, [...(shown?.scripts ?? [])].sort()]).toEqual([name, scripts.sort()])
      screens.push(...((await workbench?.())?.screens ?? []).map(({ path }) => path))
    }
    expect([pages.length, screens.length].every((count) => count > 20)).toBe(true)
    expect(twice(pages)).toEqual([])
    expect(twice(screens)).toEqual([])
  })

  test('规则在工作台和公众页面上叫法相同', async () => {
    for (const { name, rules, workbench } of MODULES) {
      expect([name, (await workbench?.())?.rules ?? {}]).toEqual([name, rules])
    }
  })
})
