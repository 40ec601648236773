import { expect, test } from 'vitest'
import { sampleItems, sampleView } from '../../../test/workbench/sample-cases.ts'
import { batchStep } from '../../kernel/case/step/batch-step.ts'
import { shortMoment } from '../../kernel/value/time/moment.ts'
import { daysLeftWords } from '../../kit/days-left.ts'
import { actionKeys } from './act/action-keys.ts'
import { draftOf, keepDraft } from './act/opinion-drafts.ts'
import type { CaseItem } from './case-view.ts'
import { attendanceSum } from './evidence/attendance-sum.ts'
import { comparisonSentence, worstOf } from './evidence/comparison-count.ts'
import { whatChanged } from './evidence/what-changed.ts'
import { caseAddress } from './queue/use-queue.ts'

const [doubtful, , clear] = sampleItems() as [CaseItem, CaseItem, CaseItem]
const view = sampleView(clear)

test('期限用工作日说，过了的说超期', () => {
  expect([-2, 0, 1, 2].map((days) => daysLeftWords(days))).toEqual([
    { text: '已超期 2 个工作日', urgency: 'bad' },
    { text: '今天到期', urgency: 'bad' },
    { text: '剩 1 个工作日', urgency: 'warn' },
    { text: '剩 2 个工作日', urgency: 'plain' },
  ])
})

test('比对用一句话总结，颜色随最差的一行', () => {
  const { comparisons } = sampleView(doubtful).evidence
  expect(comparisonSentence(comparisons, true)).toBe('系统比对：6 项相符，1 项需您判断。')
  expect(comparisonSentence(comparisons, false)).toBe('系统比对：6 项相符，1 项工作人员会核对。')
  expect(worstOf(comparisons)).toBe('attention')
  expect(worstOf(view.evidence.comparisons)).toBe('ok')
  expect(comparisonSentence([], true)).toBe('本件没有可比对的数据，请看材料办理。')
})

test('出勤往下取整：79.9 % 不是 80 %', () => {
  const days = [...Array(999)].map((_, at) => ({ day: `d${at}`, planned: 1, attended: at < 799 ? 1 : 0 }))
  expect(attendanceSum(days).percent).toBe(79)
  expect(attendanceSum([]).percent).toBe(0)
  expect(attendanceSum([{ day: '10-17', planned: 8, attended: 0 }]).absentDays).toEqual(['10-17'])
})

test('A 是主要步骤，R 是补正清单，D 是不予，没有一个键管两步', () => {
  expect([...actionKeys(view.steps)]).toEqual([
    ['approve', 'A'],
    ['correct', 'R'],
    ['refuse', 'D'],
  ])
  expect(actionKeys([]).size).toBe(0)
})

test('成批的只收每行都一致、判为同意、什么都不用填的', () => {
  expect(batchStep(view)).toMatchObject({ valid: true, value: { step: 'approve' } })
  expect(batchStep(sampleView(doubtful))).toEqual({ valid: false, reason: '有疑点，请单独看' })
  expect(batchStep({ ...view, held: { code: 'x', text: '等待', whose: null } }).valid).toBe(false)
  expect(
    batchStep({ ...view, decision: { outcome: 'refused', value: null, reasons: [], editions: [] } }).valid,
  ).toBe(false)
  const forbidden = view.steps.map((step) => ({
    ...step,
    allowed: false,
    why: '您受理过本件，不能再作决定。',
  }))
  expect(batchStep({ ...view, steps: forbidden })).toEqual({
    valid: false,
    reason: '您受理过本件，不能再作决定。',
  })
})

test('别人在此期间做的会说，自己做的不说', () => {
  const moved = {
    ...view,
    state: 'notice',
    stateTitle: '公示中',
    timeline: [
      ...view.timeline,
      {
        seq: 4,
        step: 'approve',
        title: '通过',
        actor: '李强',
        at: '2026-03-03T02:00:00.000Z',
        note: '同意',
        reason: null,
        corrections: [],
        doubts: [],
        state: '公示中',
      },
    ],
  }
  expect(whatChanged(view, moved, '刘敏')).toEqual(['03-03 10:00 李强：通过（同意）', '现在的状态：公示中'])
  expect(whatChanged(view, moved, '李强')).toEqual([])
  expect(whatChanged(view, view, '刘敏')).toEqual([])
})

test('电脑在哪里，时刻都按城市的时间读', () => {
  expect(shortMoment('2026-03-02T16:30:00.000Z')).toBe('03-03 00:30')
})

test('写了一半的意见，看别的办件时也留着', () => {
  keepDraft('BT-1', '疑为简称')
  expect(draftOf('BT-1')).toBe('疑为简称')
  keepDraft('BT-1', '')
  expect(draftOf('BT-1')).toBe('')
})

test('办件的地址记着它从哪个队列打开', () => {
  expect(caseAddress('BT-1', { box: 'watch', kind: 'BT', order: 'doubt', tab: 'marks', page: '50' })).toBe(
    '/cases/BT-1?box=watch&kind=BT&order=doubt',
  )
  expect(caseAddress('BT-1', { box: 'todo' })).toBe('/cases/BT-1')
})
