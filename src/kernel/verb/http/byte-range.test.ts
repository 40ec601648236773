import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test('播放器要一段就给一段，两端都含', () => {
  expect(byteRange('bytes=0-', 100)).toEqual({ from: 0, to: 99 })
  expect(byteRange('bytes=10-19', 100)).toEqual({ from: 10, to: 19 })
  expect(byteRange('bytes=90-500', 100)).toEqual({ from: 90, to: 99 })
  expect(byteRange('bytes=-7', 100)).toEqual({ from: 93, to: 99 })
  expect(byteRange('bytes=-700', 100)).toEqual({ from: 0, to: 99 })
})

test('超出末尾的不给，看不懂的给全部', () => {
  expect(byteRange('bytes=100-', 100)).toBe('unfit')
  expect(byteRange('bytes=-0', 100)).toBe('unfit')
  for (const header of [undefined, '', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=0-1'])
    expect(byteRange(header, 100)).toBeNull()
})
