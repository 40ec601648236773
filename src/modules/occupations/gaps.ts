import type { Standards } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { type ClassificationData, RANK_NAMES, RANKS } from './classification.ts'
import { type Register, registerOn } from './register.ts'

/** Everything in which the register in force differs from the official text, a sentence each (体检). */
export function registerGaps(standards: Standards, day: CivilDate): string[] {
  const register = registerOn(standards, day)
  if (register.classification === null) return [`${day} 没有施行中的职业分类大典`]
  const { data } = register.classification
  return [
    ...countGaps(data),
    ...impliedGroups(register, data),
    ...doubtsOf(data),
    ...data.removed.map(
      ({ code, name }) =>
        `职业分类：整理稿中 ${code} ${name} 整行重复，已去掉一行，正式大典中是否另有职业待核对`,
    ),
    ...batchGaps(register),
  ]
}

function countGaps({ stated, rows }: ClassificationData): string[] {
  const codes = RANKS.map((rank) => ({
    what: RANK_NAMES[rank],
    stated: stated[rank],
    held: new Set(rows.filter((row) => row.rank === rank).map((row) => row.code)).size,
  }))
  const marked = (['digital', 'green'] as const).map((mark) => ({
    what: mark === 'digital' ? '数字职业（S）' : '绿色职业（L）',
    stated: stated[mark],
    held: rows.filter((row) => row[mark] === '1').length,
  }))
  return [...codes, ...marked].flatMap(({ what, stated, held }) =>
    held === stated
      ? []
      : [
          `职业分类：正式大典有${what} ${stated} 个，收录 ${held} 个，${held < stated ? `缺 ${stated - held} 个` : `多 ${held - stated} 个`}`,
        ],
  )
}

/** 小类 without a line of their own, of which the codes of their occupations tell. */
function impliedGroups({ groups }: Register, { rows }: ClassificationData): string[] {
  const implied = groups.filter((group) => group.implied).map(({ code }) => code)
  const straight = new Set(
    rows
      .filter(({ rank, code }) => rank === 'occupation' && code.slice(5, 7) === '00')
      .map(({ code }) => `${code.slice(0, 7)}-00`),
  )
  return [
    `职业分类：${implied.length} 个小类没有单独的行，由职业编码推出：${implied.join('、')}`,
    `职业分类：${straight.size} 个中类下直接列职业，没有小类：${[...straight].join('、')}`,
  ]
}

function doubtsOf({ doubts }: ClassificationData): string[] {
  return doubts.map(
    ({ code, name, why }) => `职业分类：${code ? `编码 ${code}` : `名称 ${name}`} 重复。${why}`,
  )
}

function batchGaps({ batches, byCode, byName }: Register): string[] {
  const both = batches.flatMap(({ name, data }) =>
    data.occupations.flatMap((one) => {
      const code = byName.get(one)?.code
      return code && byCode.has(code)
        ? [`新职业：${one} 既在大典（${code}），又在${name}，以哪一次为准待核对`]
        : []
    }),
  )
  const missing = batches.flatMap(({ name, data: { stated, stage, occupations } }) => [
    ...(occupations.length === stated.occupations
      ? []
      : [`新职业：${name}有职业 ${stated.occupations} 个，收录 ${occupations.length} 个`]),
    ...(stated.workTypes === null ? [] : [`新职业：${name}有工种 ${stated.workTypes} 个，名单未收录`]),
    ...(stated.changed === null ? [] : [`新职业：${name}变更职业信息 ${stated.changed} 个，内容未收录`]),
    ...(stage === 'proposed' ? [`新职业：${name}尚未正式发布`] : []),
  ])
  const uncoded = batches.reduce(
    (sum, { data }) => sum + data.occupations.filter((one) => byName.get(one)?.code == null).length,
    0,
  )
  return [...both, ...missing, ...(uncoded > 0 ? [`新职业：${uncoded} 个没有查到编码`] : [])]
}
