import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DOCUMENT_ROLES } from '../../src/kernel/standard/index.ts'
import { loadCityFolder } from '../../src/main/city.ts'
import { sourcesIn, standing } from './read-sources.ts'

const PROGRAM = sourcesIn(['src'], ['.ts', '.tsx', '.js', '.sql'])
const { city, standards } = loadCityFolder(fileURLToPath(new URL('../../city/tianjin', import.meta.url)))

/** What an example in a comment or a message may name. */
const EXAMPLES = new Set(['src/modules/policy/version.ts', 'src/kernel/standard/policy-document.ts'])

/** Another city runs this program with its own folder, and need not call its documents as this one does. */
describe('程序里没有某一个城市的名字', () => {
  test('没有写死政策文件的代号', () => {
    const ids = standards.documents.map(({ id }) => id)
    const named = new RegExp(String.raw`(?:['"\`]|/policy/)(?:${ids.join('|')})(?=['"\`#/])`)
    expect(
      standing(
        named,
        PROGRAM.filter(({ path }) => !EXAMPLES.has(path)),
      ),
    ).toEqual([])
  })

  test('没有写死服务电话、城市和区的名称', () => {
    const words = [city.name, `'${city.code}'`, ...city.districts.map(({ name }) => name)]
    const program = PROGRAM.filter(({ path }) => !path.startsWith('src/main/demo/'))
    const code = program.map(({ path, text }) => ({
      path,
      text: text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|--[^\n]*/g, ''),
    }))
    expect(standing(new RegExp(`${words.join('|')}|${city.site.hotline}`), code)).toEqual([])
  })

  test('程序引用的每一种文件，这个城市都有', () => {
    expect(DOCUMENT_ROLES.filter((role) => !standards.documents.some((one) => one.role === role))).toEqual([])
  })

  test('程序按作用引用的每一条，在这个城市的文件里都找得到', () => {
    const asked = PROGRAM.flatMap(({ path, text }) =>
      [...text.matchAll(/\.ruling\('([a-z-]+)', '([a-z-]+)'/g)].map((found) => ({
        path,
        role: found[1],
        article: found[2],
      })),
    )
    expect(asked.length).toBeGreaterThan(3)
    for (const { path, role, article } of asked) {
      const held = standards.documents.filter((one) => one.role === role).flatMap(({ articles }) => articles)
      expect(
        held.some((one) => one.role === article || one.article === article),
        `${path}: ${role} ${article}`,
      ).toBe(true)
    }
  })
})
