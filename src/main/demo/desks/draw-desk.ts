import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { commitmentTo, prepareDraw, readDraw } from '../../../modules/supervision/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from '../story/past-walk.ts'

/** How far the draw of a district has come. */
const ENDS = ['drawn', 'preparing', 'published', 'committed', 'void'] as const

/** What two officials of the demo commit to: no secret of anybody's. */
const SECRETS = {
  qushouli: '演示秘密·受理岗·0001·可以公开',
  qufuhe: '演示秘密·复核岗·0002·可以公开',
} as const

/** Leaves a draw of each stage, one a district. All of it fictional. */
export async function drawDesk(kernel: Kernel, places: readonly Place[], today: CivilDate): Promise<void> {
  for (const [at, end] of ENDS.entries()) {
    const place = places[at]
    if (!place) return
    const walk = pastWalk(kernel, place, addDays(today, -1))
    const { number } = await walk.does({ login: 'qushouli' }, prepareDraw, {
      title: '演示：培训场地和考勤抽查',
      district: place.district,
      count: 1,
      inspectors: '演示检查员甲\n演示检查员乙\n演示检查员丙',
    })
    const step = (login: string, name: string, more = {}) =>
      walk.does({ login }, CASE_VERBS.stepCase, { number, step: name, ...more })
    if (end === 'preparing') continue
    await step('qushouli', 'publish')
    if (end === 'published') continue
    if (end === 'void') {
      await step('qufuhe', 'refuse', { note: '演示：名单里有亲属任职的单位' })
      continue
    }
    const { digest } = await walk.does('public', readDraw, { number })
    for (const login of ['qushouli', 'qufuhe'] as const)
      await step(login, 'commit', { input: { digest: commitmentTo(digest ?? '', SECRETS[login]) } })
    if (end === 'committed') continue
    for (const login of ['qushouli', 'qufuhe'] as const)
      await step(login, 'open', { input: { secret: SECRETS[login] } })
  }
}
