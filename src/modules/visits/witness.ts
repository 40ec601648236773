import type { Evidence, Witness } from '../../kernel/case/index.ts'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { allows, may } from '../../kernel/verb/index.ts'
import { KIND_WORDS, STANDING_WORDS } from './in-words.ts'
import { SIGNS } from './plan/finding.ts'
import { type Visit, visitsOfExam, visitsOfFinding } from './store/visits.ts'

const shown = (visits: readonly Visit[], documents: Evidence['documents'] = []): Evidence => ({
  comparisons: [],
  tabs:
    visits.length === 0
      ? []
      : [
          {
            key: 'visits',
            title: `质量督导 ${visits.length} 次`,
            kind: 'table',
            columns: ['督导', '方式', '督导日', '状态', '不符合'],
            rows: visits.map(({ number, kind, day, standing, problems }) => [
              number,
              KIND_WORDS[kind],
              formatDay(day),
              STANDING_WORDS[standing],
              problems === null ? '—' : `${problems} 项`,
            ]),
          },
        ],
  documents: [
    ...visits.map(({ number }) => ({ title: `质量督导 ${number}`, href: `/work/cases/${number}` })),
    ...documents,
  ],
})

/** Beside a finding: the visits that were begun from it, and where one is begun (派督导). */
export const visitsFromFinding: Witness = async (ctx, { number, form, organisation, closedAt }) => {
  if (ctx.actor.kind !== 'official') return shown([])
  const sign = SIGNS.has(String(form.rule)) && (organisation !== null || form.organisation !== null)
  const plans = allows(may('visits.plan'), ctx.actor)
  return shown(
    await visitsOfFinding(ctx.db, number),
    sign && plans && closedAt === null
      ? [{ title: '派督导', href: `/work/visits/new?finding=${number}` }]
      : [],
  )
}

/** Beside an examination, for officials: its visits. The organisation is told of each by its own case, and of none before. */
export const visitsToExam: Witness = async (ctx, { form }) =>
  shown(ctx.actor.kind === 'official' ? await visitsOfExam(ctx.db, String(form.exam)) : [])
