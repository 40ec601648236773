import { z } from 'zod'
import { Day, OccupationName } from '../../../kernel/value/shapes.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type KeptStatus, STATUS_KINDS, type StatusDetail, type StatusKind } from '../../people/index.ts'
import { detailInWords } from '../fact-in-words.ts'

/** What is wrong with a fact that is registered of somebody (错在哪里). */
export const WRONGS = {
  never: '没有这回事，不该登记在我名下',
  ended: '早已结束，登记的终止日不对或者没有',
  otherwise: '内容或起始日期写错了',
} as const
export type Wrong = keyof typeof WRONGS

/** How its subject says that the fact should read; what is not named is right as it stands. */
export const Wish = z.strictObject({
  wrong: z.enum(Object.keys(WRONGS) as [Wrong, ...Wrong[]], '请选一项'),
  from: Day.optional(),
  to: Day.optional(),
  employer: z.string().trim().min(1).max(100).optional(),
  occupation: OccupationName.optional(),
  school: z.string().trim().min(1).max(60).optional(),
  major: z.string().trim().min(1).max(60).optional(),
  why: z.string().trim().min(4, '请写明错在哪里、有什么材料，至少4个字').max(500, '最多500个字'),
})
export type Wish = z.output<typeof Wish>

/** The words of a fact that its subject may say otherwise, by kind; a bank account is changed, not corrected. */
export const WORDS: Partial<Record<StatusKind, readonly (keyof StatusDetail & keyof Wish)[]>> = {
  employed: ['employer', 'occupation'],
  degree: ['school', 'major'],
}

export const WORD_TITLES = { employer: '单位', occupation: '职业', school: '学校', major: '专业' } as const

type Fact = Pick<KeptStatus, 'kind' | 'from' | 'to' | 'detail' | 'organisation'>

/** What is wrong with a wish for this fact: the field and a sentence; null where it can be carried out. */
export function wishProblem(
  fact: Fact,
  wish: Wish,
  today: CivilDate,
): { path: 'wrong' | 'from' | 'to' | 'why'; message: string } | null {
  const { from = fact.from, to } = wish
  if (wish.wrong === 'never') return null
  if (from > today) return { path: 'from', message: '起始日不能晚于今天' }
  if (wish.wrong === 'ended' && to === undefined) return { path: 'to', message: '请填写是哪一天结束的' }
  if (to !== undefined && to < from) return { path: 'to', message: '终止日早于起始日' }
  if (linesOf(fact, wish).length === 0)
    return { path: 'wrong', message: '填的和登记的一样。请改成正确的，或者选“没有这回事”' }
  return null
}

/** The fact as it should read: its days, its employer and its words. An employer said otherwise is known by name alone. */
export function rightOf(fact: Fact, wish: Wish) {
  const words = (WORDS[fact.kind] ?? []).flatMap((key) => (wish[key] ? [[key, wish[key]] as const] : []))
  const { employerCode, ...detail } = fact.detail
  const moved = wish.employer !== undefined
  return {
    from: wish.from ?? fact.from,
    to: wish.to ?? fact.to,
    organisation: moved ? null : fact.organisation,
    detail: {
      ...detail,
      ...(moved || employerCode === undefined ? {} : { employerCode }),
      ...Object.fromEntries(words),
    },
  }
}

/** What is said otherwise, line by line: what it is, how it stands, how it should be. */
export function linesOf(fact: Fact, wish: Wish, employer = ''): [string, string, string][] {
  if (wish.wrong === 'never') return [['登记', inWords(fact, employer), '撤回，不再有效']]
  const right = rightOf(fact, wish)
  const words = (WORDS[fact.kind] ?? []).map((key): [string, string, string] => {
    const now = (key === 'employer' && employer) || fact.detail[key] || '——'
    return [WORD_TITLES[key as keyof typeof WORD_TITLES], now, wish[key] ?? now]
  })
  const lines: [string, string, string][] = [
    ['起始日', formatDay(fact.from), formatDay(right.from)],
    ['终止日', fact.to ? formatDay(fact.to) : '没有', right.to ? formatDay(right.to) : '没有'],
    ...words,
  ]
  return lines.filter(([, now, then]) => now !== then)
}

/** A fact in one line: 在企业就业，津海机械厂，2020年3月1日起. */
export const inWords = ({ kind, detail, from, to }: Fact, employer: string): string =>
  [
    STATUS_KINDS[kind],
    detailInWords(detail, employer),
    `${formatDay(from)}${to ? `至${formatDay(to)}` : '起'}`,
  ]
    .filter(Boolean)
    .join('，')
