import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { newOccupationsKind, occupationsKind, registerOn } from '../../occupations/rules.ts'
import { type CatalogueLine, catalogueKind } from '../edition.ts'
import { amended } from './amend.ts'
import { unknownCode, warningsOf } from './warnings.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, occupationsKind, newOccupationsKind])
const none = registerOn(standards, civilDate('1990-01-01'))
const register = registerOn(standards, civilDate('2026-03-02'))
const current = standards.edition(catalogueKind, 'catalogue/2024')

const warned = (change: Partial<CatalogueLine>) => {
  const cells = Object.entries(change).map(([column, value]) => ({
    occupation: '焊工',
    column: column as keyof CatalogueLine,
    value,
  }))
  const made = amended(current.data, cells)
  if ('message' in made) throw new Error(made.message)
  return warningsOf({ ...current, data: made.data }, register)
    .filter(({ occupation }) => occupation === '焊工')
    .map(({ message }) => message)
}

describe('只提示、不阻拦', () => {
  test('R2.5 两档课时对不上', () => {
    expect(warned({ L4_80: '2170' })).toEqual([
      '四级（中级工）：80课时2,170.00元，按120课时的三分之二应为2,160.00元',
    ])
  })

  test('R2.8 标注与大典不同，说出大典的', () => {
    expect(warned({ marks: 'SL' })).toEqual(['大典标注为无标注，草案为数字、绿色职业（SL）'])
  })

  test('编码是别的职业的，说出是谁的', () => {
    expect(warned({ code: '6-18-02-02' })).toEqual(['编码 6-18-02-02 在职业分类大典中是“锻造工”'])
  })

  test('相符的没有提示', () => {
    expect(warned({})).toEqual([])
  })
})

describe('编码', () => {
  test('不在大典里的说出正确的；空着、或大典没有公布的不管', () => {
    expect(unknownCode({ code: '9-99-99-99', name: '焊工' }, register)).toContain('6-18-02-04')
    expect(unknownCode({ code: '9-99-99-99', name: '宇航员' }, register)).toContain('请核对，或者留空')
    expect(unknownCode({ code: '', name: '焊工' }, register)).toBeNull()
    expect(unknownCode({ code: '9-99-99-99', name: '焊工' }, none)).toBeNull()
  })
})
