import { expect, test } from 'vitest'
import { z } from 'zod'
import { READING } from '../city-load/walk.ts'
import { sourcesIn, standing } from './read-sources.ts'

const program = sourcesIn(['src'], ['.ts', '.tsx'])

test('列表按键集分页：没有 offset，也不为一页数遍全部', () => {
  expect(standing(/\boffset \$\{|\boffset \d|count\(\*\) over/, program)).toEqual([])
})

test('位置只有一种写法：没有自己编的 cursor、page 参数', () => {
  expect(standing(/\bcursor: z\b|\bpage: z\.(number|int|coerce)\b|\bpages: z\./, program)).toEqual([])
})

test('一种翻页器', () => {
  expect(standing(/'上一页'|>\s*上一页\s*</, program)).toHaveLength(1)
})

/** What bounds a list that is answered whole; every other is cut by its keys. */
const BOUNDED: Readonly<Record<string, string>> = {
  'assessment.mine': 'the examinations of one person',
  'assessment.my-relatives': 'limited: whom one person keeps declared',
  'bank.batch': 'the questions of one batch',
  'bank.papers': 'limited: the last papers',
  'cases.colleagues': 'the officials who may take one step of one case',
  'cases.held-back': 'limited: what one account has just decided',
  'catalogue.editions': 'the editions of the city’s catalogue',
  'catalogue.proposals': 'the occupations that are classed',
  'drafts.read': 'limited: the drafts of one account',
  'enrolment.compare-offers': 'two offers',
  'enrolment.mine': 'limited: the last that one person signed up for',
  'figures.all': 'the figures that there are',
  'files.list': 'the files of one case',
  'files.list-of': 'the files of one thing',
  'my.facts': 'what is registered of one person, some dozens',
  'news.drafts': 'limited: the articles in hand',
  'online.drafts': 'limited: the courses in hand',
  'online.mine': 'limited: the courses that one person has begun',
  'online.my-platforms': 'where one person learns',
  'online.platforms': 'limited: the platforms that the city selected, some dozens',
  'payments.discrepancies': 'the discrepancies of one batch',
  'payments.funds': 'the funds that there are',
  'payments.list-batches': 'limited: the last batches',
  'payments.money-from': 'limited: the first claims of a case',
  'people.look-up': 'limited: the people of one name',
  'policy.list-documents': 'the policy documents of the city',
  'policy.list-drafts': 'limited: the drafts in hand',
  'policy.list-expiring': 'the policy documents of the city',
  'policy.search': 'limited: the best passages',
  'practical.corrections': 'limited: the last corrections of the city',
  'practical.progress': 'the candidates of one session',
  'practical.sessions': 'limited: the last sessions of one organisation',
  'practical.sheet': 'the items of one sheet',
  'practical.sheets': 'limited: the last sheets of one organisation',
  'practical.take-sheet': 'the candidates of one session that one examiner marks',
  'practical.typing': 'the paper sheets of one session',
  'programmes.kinds': 'the kinds of programme that there are',
  'programmes.members': 'whom one programme names',
  'programmes.my-agreements': 'limited: the last agreements of one person',
  'programmes.mine': 'limited: the last programmes of one organisation',
  'sitting.appeal-work': 'the texts of one paper',
  'sitting.differing': 'limited: the answers of one session on which examiners differ',
  'sitting.items': 'the questions of one session’s papers',
  'sitting.rulings': 'limited: the last rulings of the city',
  'sitting.sessions': 'limited: the last sessions of one organisation',
  'subsidy.mine': 'the claims of one person',
  'system.stuck': 'limited: the work that is stuck',
  'training.attendance-checks': 'the checks of one class',
  'training.find-class': 'limited: the classes that fit best',
  'training.my-training': 'the classes of one person',
  'training.violations': 'the violations in one class',
  'visits.exams': 'limited: the examinations of the next weeks',
  'visits.supervisors': 'limited: the quality supervisors of the city',
  'work.views': 'limited: the views that one account has kept',
}

test('答一张清单的事项都按键集分页，或者说得出是什么使它有限', () => {
  const whole = READING.filter(({ output }) => {
    const shape = output instanceof z.ZodObject ? output.shape : {}
    return shape.items instanceof z.ZodArray && !('next' in shape)
  })
  expect(whole.map(({ name }) => name).sort()).toEqual(Object.keys(BOUNDED).sort())
})
