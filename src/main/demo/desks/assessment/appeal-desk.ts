import { addDays, type CivilDate, civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { addExaminer } from '../../../../modules/accreditation/index.ts'
import { askAppeal } from '../../../../modules/sitting/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import { idNumber } from '../../people/people.ts'
import type { MadePerson } from '../../people/residents.ts'
import { type StepSays, takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'

/** The examiners of the demo's assessor who had no part in its examinations. */
const CARDS = ['演示考评-复-1', '演示考评-复-2', '演示考评-复-3'] as const

type Next = readonly [login: string, step: string, more?: StepSays]

const again = (value: string | null): StepSays => ({
  input: { card: CARDS[0], points: [], value, why: '演示：对照评分表逐项复评。' },
})
const asked: Next = ['pingjia', 'assign', { input: { card: CARDS[0] } }]
const passed: Next = ['pingjia', 'pass-on', { note: '演示：本单位的考评员都参加过这场考试。' }]

/** What each asks about, and how far it has come: every state of an appeal once. */
const APPEALS: readonly (readonly [paper: 'theory' | 'skill', said: string, steps: readonly Next[]])[] = [
  ['theory', '演示：有两道题我记得选对了。', []],
  [
    'skill',
    '演示：第三个焊件没有记分。',
    [asked, ['yuejuan3', 'remark', again('84')], ['shifuhe', 'change']],
  ],
  ['theory', '演示：请再核一次分。', [passed]],
  [
    'skill',
    '演示：外观分给得偏低。',
    [asked, ['yuejuan3', 'remark', again('82')], ['shifuhe', 'keep', { reason: 'same' }]],
  ],
  ['theory', '演示：多选题请再核一次。', [asked]],
  ['skill', '演示：时间分没有加。', [asked, ['yuejuan3', 'remark', again('79')]]],
  ['theory', '演示：请别的机构再评。', [passed, ['shifuhe', 'stop', { note: '演示：全市没有别的考评员。' }]]],
  ['skill', '演示：评分表和现场说的不一样。', []],
]

/** Appeals against the marks of an examination that is in notice, two of each who sat it, one in each state. */
export async function appealDesk(
  walk: Walk,
  { exam, people, today }: { exam: string; people: readonly MadePerson[]; today: CivilDate },
): Promise<void> {
  for (const [at, card] of CARDS.entries())
    await walk.does({ login: 'pingjia' }, addExaminer, {
      card,
      name: ['演示·复评甲', '演示·复评乙', '演示·复评丙'][at] as string,
      idNumber: idNumber(civilDate('1972-03-15'), 90 + at, today),
      cardFrom: addDays(today, -400),
      cardTo: addDays(today, 900),
      occupation: '焊工',
      levels: [5, 4, 3],
    })
  for (const [at, [paper, said, steps]] of APPEALS.entries()) {
    const person = people[Math.floor(at / 2)]?.id
    if (!person) return
    const { number } = await walk.does({ person }, askAppeal, { id: exam, paper, said })
    for (const [login, step, more] of steps) await takeStep(walk, login, number, step, more)
    if (at === APPEALS.length - 1)
      await walk.does({ person }, CASE_VERBS.stepCase, { number, step: 'withdraw', reason: 'settled' })
  }
}
