import { expect, test } from 'vitest'
import { equipmentLines, equipmentText, suffices } from './equipment.ts'

const needs = {
  clause: { document: 'national-training-norms', article: 'equipment' },
  needs: [
    {
      occupation: '焊工',
      levels: [5, 4],
      equipment: [
        { kind: '焊接工位', traineesEach: 2 },
        { kind: '烟尘净化机', least: 2 },
      ],
    },
  ],
} as unknown as Parameters<typeof equipmentLines>[0]
const linesOf = (standing: Parameters<typeof equipmentLines>[3], level: 5 | 4 | 3 = 4) =>
  equipmentLines(needs, '焊工', level, standing)

test('R1.6 逐条对照设备：完好的才算，几人一台算得出够几人，至少几台的不看人数', () => {
  const lines = linesOf([
    { kind: '焊接 工位', count: 10, condition: 'good' },
    { kind: '烟尘净化机', count: 2, condition: 'repair' },
  ])
  expect(lines?.map(({ have, broken, enoughFor }) => [have, broken, enoughFor])).toEqual([
    [10, 0, 20],
    [0, 2, 0],
  ])
  expect(lines?.map((line) => suffices(line, 20))).toEqual([true, false])
  expect(lines?.map((line) => suffices(line, 21))).toEqual([false, false])
  expect(lines?.map(equipmentText)).toEqual([
    '焊接工位：登记完好 10，够 20 人',
    '烟尘净化机：登记完好 0（另有 2 待修或停用），不够',
  ])
})

test('没有登记的设备是零；没有公布配置的等级不对照', () => {
  expect(linesOf([])?.map(({ enoughFor }) => enoughFor)).toEqual([0, 0])
  expect(linesOf([], 3)).toBeNull()
})
