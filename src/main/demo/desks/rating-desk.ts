import { casesOf } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { myRatings, rateCase, rateService, withdrawMyRating } from '../../../modules/feedback/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import { DEMO_DISTRICT } from '../people/accounts.ts'
import type { Walk } from '../story/road.ts'

/** Leaves ratings: enough good ones for a sum, and bad ones at every stage of being looked into. */
export async function ratingDesk(walk: Walk, db: Db): Promise<void> {
  const most = { limit: GOOD + Object.keys(ENDS).length }
  const ended = await Promise.all(['BT', 'PJ'].map((kind) => casesOf(db, { kind, closed: true }, most)))
  const cases = ended.flat().flatMap(({ number, person }) => (person ? [{ number, person }] : []))
  const bad = cases.splice(0, Object.keys(ENDS).length)
  for (const [at, { number, person }] of cases.slice(0, GOOD).entries())
    await walk.does({ person }, rateCase, { number, stars: at % 4 === 3 ? 4 : 5, words: '' })
  for (const [at, end] of Object.values(ENDS).entries()) {
    const one = bad[at]
    if (!one) break
    const { complaint } = await walk.does({ person: one.person }, rateCase, {
      number: one.number,
      stars: at % 2 === 0 ? 2 : 1,
      words: WORDS[at % WORDS.length] ?? '',
    })
    if (complaint) await end(walk, complaint, one.person)
  }
  for (const code of ['class-filing', 'level-exam', 'verify-certificate'])
    await walk.does('public', rateService, {
      code,
      district: DEMO_DISTRICT,
      stars: 2,
      words: '演示：窗口说的和办事指南写的不一样，跑了两趟。',
    })
}

/** So many are content, more than a sum needs to be shown. */
const GOOD = 24

const WORDS = ['演示：等了很久没有人告诉我到哪一步了。', '演示：电话打了三次没有人接。'] as const

type End = (walk: Walk, number: string, person: string) => Promise<unknown>

const steps =
  (...taken: readonly { login?: string; step: string; reason?: string; note?: string }[]): End =>
  async (walk, number) => {
    for (const { login = 'shifuhe', ...step } of taken)
      await walk.does({ login }, CASE_VERBS.stepCase, { number, ...step })
  }

const CONFIRMED = { step: 'confirm', note: '演示：查了记录，确实有五天没有更新进度' }
const DISCOUNTED = { step: 'discount', reason: 'mistaken' }
const ANSWERED = { step: 'answer', note: '演示：已经改为每到一步发消息，谢谢您的意见。' }

const ENDS = {
  filed: steps(),
  mending: steps(CONFIRMED),
  answering: steps({ step: 'explain', reason: 'by-rule' }),
  discounting: steps(DISCOUNTED),
  answered: steps(CONFIRMED, { step: 'mended', note: '演示：已经整改' }, ANSWERED),
  discounted: steps(DISCOUNTED, ANSWERED),
  withdrawn: async (walk: Walk, number: string, person: string) => {
    const { given } = await walk.does({ person }, myRatings, {})
    const own = given.find(({ complaint }) => complaint === number)
    if (own) await walk.does({ person }, withdrawMyRating, { id: own.id })
  },
} satisfies Record<string, End>
