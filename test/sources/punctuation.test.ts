import { expect, test } from 'vitest'
import { sourcesIn } from './read-sources.ts'

/** Lines for machines: patterns, and the columns of a bank's file. */
const FOR_MACHINES = [
  'src/modules/policy/text/split.ts',
  'src/modules/policy/search/figures.ts',
  'src/modules/payments/batch/bank-file.ts',
  'src/main/demo/story/road.ts',
  'src/kernel/documents/layout/line-breaks.ts',
]

/** Text in quotes and between tags, each on its line. */
const TEXTS = /'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`|>([^<>{}\n]*)</g

/** A sign of half width that a Chinese sentence would write in full width; a dot after a Chinese word is one, too. */
const HALF_WIDTH =
  /\p{Script=Han}[,;:?!()](?!\d)|(?<![a-z])[,;:?!()]\p{Script=Han}|\p{Script=Han} ?\.(?=\s|$)/u

test('G17 给人看的中文里没有半角标点', () => {
  const sources = sourcesIn(['src'], ['.ts', '.tsx']).filter(
    ({ path, text }) => !FOR_MACHINES.includes(path) && /\p{Script=Han}/u.test(text),
  )
  expect(sources.length).toBeGreaterThan(200)
  const found = sources.flatMap(({ path, text }) =>
    [...text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '').matchAll(TEXTS)]
      .map((match) => match.slice(1).find((part) => part !== undefined) ?? '')
      .filter((part) => HALF_WIDTH.test(part.replaceAll(/\$\{[^}]*\}/g, 'X')))
      .map((part) => `${path}: ${part}`),
  )
  expect(found).toEqual([])
})
