import { readSheet, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { addDays, type CivilDate, civilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { catalogueSheet, draftEdition, exportEdition } from '../../../modules/catalogue/index.ts'
import { compile } from '../../../modules/payments/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import { demoEvidence } from '../evidence.ts'
import { policyDrafts } from '../setting/policy-drafts.ts'
import type { Walk } from '../story/road.ts'
import { newsDesk } from './news-desk.ts'

/** Leaves the city's own desks with work: a batch for finance, evidence, policy drafts, and next year's catalogue. */
export async function cityDesk(walk: Walk, today: CivilDate): Promise<void> {
  await walk.does({ login: 'shiju' }, compile, {})
  await demoEvidence(walk, today)
  await policyDrafts(walk, today)
  await newsDesk(walk)
  const current = await walk.does('public', exportEdition, {})
  const content = await raised(current.bytes)
  const year = yearOf(today)
  const published = addDays(today, PUBLISHED_AHEAD)
  for (const [at, steps] of SIGNED.entries()) {
    const from = at === 0 ? published : civilDate(`${year + 1 + at}-01-01`)
    const drafted = await walk.does({ login: 'shiju' }, draftEdition, {
      id: `${from.slice(0, 4)}-yanshi${at === 0 ? '-gongbu' : ''}`,
      name: `${from.slice(0, 4)} 年紧缺职业目录（${at === 0 ? '演示' : '演示草案'}）`,
      from,
      source: '演示草案，不是已发布的目录',
      status: 'assumed',
      file: { name: '目录草案.xlsx', content },
    })
    if (drafted.outcome !== 'drafted' || !drafted.number)
      throw new Error(`the catalogue draft was returned: ${JSON.stringify(drafted.problems.slice(0, 3))}`)
    for (const { login, ...step } of steps)
      await walk.does({ login }, CASE_VERBS.stepCase, { number: drafted.number, ...step })
  }
}

/** So many days lie between its publication and its first day. */
const PUBLISHED_AHEAD = 120

/** How far each draft has come: one is published and not yet in force, those of the years after it are on their way. */
const SIGNED: readonly { login: string; step: string; reason?: string }[][] = [
  [
    { login: 'shiju', step: 'submit' },
    { login: 'shiju', step: 'sign' },
    { login: 'caizheng', step: 'sign' },
  ],
  [],
  [
    { login: 'shiju', step: 'submit' },
    { login: 'shiju', step: 'sign' },
  ],
  [{ login: 'shiju', step: 'withdraw', reason: 'postponed' }],
]

/** The same catalogue with one level of the riveters raised, so that there is a difference to sign. */
async function raised(bytes: Uint8Array): Promise<Uint8Array> {
  const rows: Record<string, string>[] = []
  await readSheet(catalogueSheet, bytes, ({ values }) => {
    rows.push(values.name === '铆工' ? { ...values, L4_120: '2600' } : values)
    return []
  })
  return writeSheet(catalogueSheet, rows)
}
