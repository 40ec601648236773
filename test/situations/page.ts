import type { Chapter, Situation, Standing } from './situation.ts'

/** docs/situations.md as the catalogue draws it: how to read it, then three sentences a situation and what stands in the books. */
export function situationsPage(chapters: readonly Chapter[]): string {
  const all = chapters.flatMap(({ situations }) => situations)
  return [
    '# 情形目录',
    '',
    `补贴和证书会遇到的 ${all.length} 种情形：发生了什么，该给谁多少，为什么。每一种都由 test/situations 在真的数据库上按系统`,
    '自己的入口走一遍（窗口、机构、评价机构、区、市、财政、银行、登记部门各办各的），核对状态、金额、账目和起决定作用的',
    '条款；本页由测试画出，手改的会被测试发现。',
    '',
    ...READING,
    ...faultLines(all),
    '## 目录',
    '',
    ...chapters.map(({ title, situations }) => `- ${link(title)}（${situations.length}）`),
    ...chapters.flatMap(chapterLines),
    '',
  ].join('\n')
}

/** What the words of the tables mean, for somebody who reads them with the books beside. */
const READING = [
  '## 怎么读',
  '',
  '一行是一笔申领在情形结束时的样子。金额是决定的金额，不欠的写“—”；账目按先后写这一笔在资金账上的每一笔移动：',
  '',
  '| 账目 | 从 → 到 |',
  '|---|---|',
  '| 资金占用、占用释放 | 当年可用额度 → 已占用；反过来 |',
  '| 资金拨付、银行退票 | 已占用 → 已拨付；退票回到已占用，等更正账户再拨 |',
  '| 应收追回立账、应收追回撤销 | 决定追回，记应收；理由没有了，冲回 |',
  '| 追回到账、应收核销 | 应收减少：钱回来了，或两个人同意核销 |',
  '| 银行多付 | 银行付出的比要它付的多，多出的记应收 |',
  '',
  '情形从2026年3月2日开始，另写日期的除外；80课时的焊工四级班标准2,160元，是最常用的例子。',
  '',
] as const

/** What the system does not do right yet, if anything. */
function faultLines(all: readonly Situation[]): string[] {
  const wrong = all.filter(({ fault }) => fault !== undefined)
  if (wrong.length === 0) return []
  return [
    `其中 ${wrong.length} 种系统现在办得还不对，写明了现在是怎样的，更正以前测试盯着它们：`,
    '',
    ...wrong.map(({ title, fault }) => `- ${link(title)}：${fault}`),
    '',
  ]
}

/** A link to a heading of this page; an address has none of the heading's punctuation. */
const link = (title: string): string =>
  `[${title}](#${title.toLowerCase().replaceAll(/[^\p{L}\p{N}-]/gu, '')})`

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
