import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn } from './read-sources.ts'

const MOST_IN_A_FOLDER = 15
const LONGEST = 350

describe('一间房一个意思', () => {
  const sources = sourcesIn(['src'], ['.ts', '.tsx'])

  test('一个文件夹里不超过十五个源文件：再多就按意思分开', () => {
    const folders = Map.groupBy(sources, ({ path }) => dirname(path))
    expect(
      [...folders].filter(([, files]) => files.length > MOST_IN_A_FOLDER).map(([folder]) => folder),
    ).toEqual([])
  })

  test('一个文件不超过三百五十行', () => {
    expect(
      sources.filter(({ text }) => text.split('\n').length > LONGEST + 1).map(({ path }) => path),
    ).toEqual([])
  })
})
