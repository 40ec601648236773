import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { fileReport } from '../../../modules/supervision/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from '../story/past-walk.ts'

const ENDS = ['filed', 'checked', 'upheld', 'unfounded', 'declined'] as const

/** Leaves a report of each stage at the city's desk. All of it fictional. */
export async function reportDesk(kernel: Kernel, place: Place, today: CivilDate): Promise<void> {
  const walk = pastWalk(kernel, place, addDays(today, -2))
  for (const end of ENDS) {
    const { number } = await walk.does('public', fileReport, {
      organisation: '演示职业培训学校',
      told: '演示：上周的课没有老师，学员只是来签到。',
    })
    const step = (login: string, name: string, more = {}) =>
      walk.does({ login }, CASE_VERBS.stepCase, { number, step: name, ...more })
    if (end === 'filed') continue
    if (end === 'declined') {
      await step('shiju', 'decline', { reason: 'unclear' })
      continue
    }
    await step('shiju', 'check', { note: '演示：调看了课堂录像和签到记录' })
    if (end === 'upheld')
      await step('shifuhe', 'uphold', { input: { answer: '演示：情况属实，已下达整改函。' } })
    if (end === 'unfounded')
      await step('shifuhe', 'not-upheld', { input: { answer: '演示：当天按计划上课，有录像为证。' } })
  }
}
