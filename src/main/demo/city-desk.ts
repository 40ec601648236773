import { readSheet, writeSheet } from '../../kernel/spreadsheets/index.ts'
import { type CivilDate, civilDate, yearOf } from '../../kernel/value/civil-date.ts'
import { catalogueSheet, draftEdition, exportEdition } from '../../modules/catalogue/index.ts'
import { compile } from '../../modules/payments/index.ts'
import { CASE_VERBS } from '../modules.ts'
import { demoEvidence } from './evidence.ts'
import { policyDrafts } from './policy-drafts.ts'
import type { Walk } from './road.ts'

/** Leaves the city's own desks with work: a batch for finance, evidence, policy drafts, and next year's catalogue. */
export async function cityDesk(walk: Walk, today: CivilDate): Promise<void> {
  await walk.does({ login: 'shiju' }, compile, {})
  await demoEvidence(walk, today)
  await policyDrafts(walk, today)
  const next = yearOf(today) + 1
  const current = await walk.does('public', exportEdition, {})
  const content = await raised(current.bytes)
  for (const [at, steps] of SIGNED.entries()) {
    const drafted = await walk.does({ login: 'shiju' }, draftEdition, {
      id: `${next + at}-yanshi`,
      name: `${next + at} 年紧缺职业目录（演示草案）`,
      from: civilDate(`${next + at}-01-01`),
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

/** How far each year's draft has come; the published one lies years ahead, where nobody is misled by it. */
const SIGNED: readonly { login: string; step: string; reason?: string }[][] = [
  [],
  [{ login: 'shiju', step: 'sign-hr' }],
  [{ login: 'shiju', step: 'withdraw', reason: 'postponed' }],
  [
    { login: 'shiju', step: 'sign-hr' },
    { login: 'caizheng', step: 'sign-finance' },
  ],
]

/** The same catalogue with the welders' fourth level raised, so that there is a difference to sign. */
async function raised(bytes: Uint8Array): Promise<Uint8Array> {
  const rows: Record<string, string>[] = []
  await readSheet(catalogueSheet, bytes, ({ values }) => {
    rows.push(values.name === '焊工' ? { ...values, L4_120: '3400' } : values)
    return []
  })
  return writeSheet(catalogueSheet, rows)
}
