import type { z } from 'zod'
import { STANDINGS } from '../attendance/store.ts'
import type { myTraining } from '../verbs/my-training.ts'

type Day = z.output<typeof myTraining.output>['items'][number]['days'][number]

/** What is held of the sign-in of one day, and why, in the words of the person whose it is. */
export function heldWords(day: Pick<Day, 'standing' | 'byHand' | 'why'>): string {
  if (day.standing === null) return '没有签到'
  const held = day.standing === 'confirmed' ? '已签到' : STANDINGS[day.standing]
  const why = day.standing !== 'confirmed' && day.why ? `：${day.why}` : ''
  return `${held}${day.byHand ? '（教师手工签到）' : ''}${why}`
}
