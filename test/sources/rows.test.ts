import { expect, test } from 'vitest'
import { sourcesIn, standing } from './read-sources.ts'

test('各库读出的行都照它的样子核对：有名字的行只用 readRows 读', () => {
  const stores = sourcesIn(['src/kernel', 'src/modules'], ['.ts']).filter(
    ({ path }) => !/^src\/kernel\/(database|audit)\//.test(path),
  )
  expect(stores.filter(({ text }) => text.includes('readRows(')).length).toBeGreaterThan(30)
  expect(standing(/sql<\w*Row>/, stores)).toEqual([])
})
