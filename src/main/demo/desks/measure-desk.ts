import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { agree, halt, rectify } from '../../../modules/organisations/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from '../story/past-walk.ts'

/** How far what is proposed of an organisation has come; adverse ones in the first line. */
const ENDS = ['proposed', 'told', 'answered', 'deciding', 'done', 'refused', 'dropped'] as const

/** Leaves something proposed of an enterprise at every stage, so that the city's desks have it. All of it fictional. */
export async function measureDesk(kernel: Kernel, places: readonly Place[], today: CivilDate): Promise<void> {
  for (const [at, end] of ENDS.entries()) {
    const place = places[at]
    if (!place) return
    const { does } = pastWalk(kernel, place, addDays(today, -2))
    const step = (login: string, number: string, name: string, more: object = {}) =>
      does({ login }, CASE_VERBS.stepCase, { number, step: name, ...more })
    const id = place.employer
    if (end === 'proposed') {
      const reason = '演示：实训场地消防通道堵塞'
      await does({ login: 'shiju' }, rectify, { id, letter: '演示整改〔1〕号', from: today, reason })
    } else if (end === 'told' || end === 'answered') {
      const { number } = await does({ login: 'shiju' }, halt, { id, why: 'licence', from: today })
      await step('shiju', number, 'tell')
      const text = '演示：许可已经续办，新证下周取回。'
      if (end === 'answered') await step('qiye', number, 'answer', { input: { text } })
    } else {
      const { number } = await does({ login: 'shiju' }, agree, {
        id,
        number: `演示协议-${at}`,
        from: addDays(today, 30),
        to: addDays(today, 700),
        source: '演示：年度协议台账',
      })
      if (end === 'done') await step('shifuhe', number, 'decide')
      if (end === 'refused') await step('shifuhe', number, 'refuse', { reason: 'not-shown' })
      if (end === 'dropped') await step('shiju', number, 'drop', { reason: 'slip' })
    }
  }
}
