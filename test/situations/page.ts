import type { Chapter, Standing } from './situation.ts'

/** docs/situations.md as the catalogue draws it: three sentences a situation, then what stands in the books. */
export function situationsPage(chapters: readonly Chapter[]): string {
  const count = chapters.reduce((sum, { situations }) => sum + situations.length, 0)
  return [
    '# 情形目录',
    '',
    `补贴和证书会遇到的 ${count} 种情形：发生了什么，该给谁多少，为什么。每一种都由 test/situations 按系统自己的`,
    '入口走一遍，核对金额、账目和起决定作用的条款；本页由测试画出，手改的会被测试发现。',
    '',
    ...chapters.flatMap((chapter) => [
      `- [${chapter.title}](#${chapter.title})（${chapter.situations.length}）`,
    ]),
    ...chapters.flatMap(chapterLines),
    '',
  ].join('\n')
}

function chapterLines({ title, situations }: Chapter): string[] {
  return [
    '',
    `## ${title}`,
    ...situations.flatMap((one) => [
      '',
      `### ${one.title}`,
      '',
      `- 发生了什么：${one.happened}`,
      `- 该给谁多少：${one.owed}。`,
      `- 为什么：${one.why}`,
      ...(one.fault === undefined ? [] : [`- 系统现在还不是这样：${one.fault}`]),
      ...(one.claims.length === 0
        ? []
        : [
            '',
            '| 申领 | 状态 | 金额（元） | 拨给 | 账目 | 依据 |',
            '|---|---|---:|---|---|---|',
            ...one.claims.map(row),
          ]),
    ]),
  ]
}

const row = ({ claim, state, amount, payee, ledger, clause }: Standing): string =>
  `| ${claim} | ${state} | ${amount ?? '—'} | ${payee} | ${ledger.length === 0 ? '—' : ledger.join('，')} | ${clause} |`
