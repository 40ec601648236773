import { expect, test } from 'vitest'
import { sampleItems } from '../../../test/workbench/sample-cases.ts'
import { agesByKind } from './ages.ts'

test('等着的办件按紧急程度数', () => {
  const lefts = [-3, 0, 1, 3, 4, null]
  const items = sampleItems()
    .slice(0, 6)
    .map((item, at) => ({ ...item, workingDaysLeft: lefts[at] ?? null }))
  expect(agesByKind(items).get('BT')).toEqual({ overdue: 1, today: 1, soon: 2, least: -3 })
})

test('没有期限的办件不会超期', () => {
  const items = sampleItems().map((item) => ({ ...item, workingDaysLeft: null }))
  expect(agesByKind(items).get('BT')).toEqual({ overdue: 0, today: 0, soon: 0, least: null })
  expect(agesByKind([]).size).toBe(0)
})
