import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT, type Source, sourcesIn } from './read-sources.ts'

/** What a rule number means, in a sentence of our own, and where the city says so. */
export interface Rule {
  says: string
  /** `document#article`, `document#null` for a document as a whole; null where no published text was found. */
  clause: string | null
}

export const RULES: Readonly<Record<string, Rule>> = parse(
  readFileSync(join(ROOT, 'docs/rules.yaml'), 'utf8'),
)

const PROGRAM = sourcesIn(['src', 'bench'], ['.ts', '.tsx', '.sql'])
const TESTS = sourcesIn(['src', 'test'], ['.test.ts', '.test.tsx', '.fixture.ts'], true)
const CITY = sourcesIn(['city'], ['.yaml'])
const DOCS = sourcesIn(['docs', 'src'], ['.md']).filter(({ path }) => path !== 'docs/rules.md')

/** The rule numbers that a text names; R1.10–R1.12 names the one between, too. */
export function numbersIn(text: string): string[] {
  const ranges = [...text.matchAll(/\b([RF])(\d+\.)?(\d+)[–—][RF]?(?:\d+\.)?(\d+)\b/g)].flatMap(
    ([, letter, part = '', from, to]) =>
      Array.from(
        { length: Math.max(0, Number(to) - Number(from) + 1) },
        (_, at) => `${letter}${part}${Number(from) + at}`,
      ),
  )
  return [...new Set([...ranges, ...(text.match(/\b(?:R\d{1,2}\.\d{1,2}|F\d{1,2})\b/g) ?? [])])]
}

/** Every number that stands somewhere, and where first. */
export const USED: ReadonlyMap<string, string> = new Map(
  [...DOCS, ...TESTS, ...CITY, ...PROGRAM].flatMap(({ path, text }) =>
    numbersIn(text).map((number) => [number, path] as const),
  ),
)

/** docs/rules.md: number, sentence, clause, the files that implement it and the tests that bite. */
export function rulesPage(): string {
  const rows = Object.entries(RULES).map(([number, { says, clause }]) => {
    const names = (sources: readonly Source[]) =>
      sources
        .filter(({ text }) => numbersIn(text).includes(number))
        .map(({ path }) => `[${path.replace(/^src\/(modules\/)?/, '')}](../${path})`)
        .join('<br>') || '—'
    return `| ${number} | ${says} | ${clauseLink(clause)} | ${names([...PROGRAM, ...CITY])} | ${names(TESTS)} |`
  })
  return `# 规则编号

程序里的注释、城市数据和测试用这些编号指规则。本页由 \`docs/rules.yaml\` 和源码画出，不手改
（\`node node_modules/vitest/vitest.mjs run --project unit test/sources/rules.test.ts -u\`）。

| 编号 | 规则 | 本市依据 | 实现 | 测试 |
|---|---|---|---|---|
${rows.join('\n')}
`
}

function clauseLink(clause: string | null): string {
  if (clause === null) return '没有查到公开文本'
  const [document, article] = clause.split('#')
  return `[${document}${article === 'null' ? '' : ` ${article}`}](../city/tianjin/policy/${document}.yaml)`
}
