import { expect, test } from 'vitest'
import { PUBLIC, SYSTEM } from '../identity/actor.ts'
import { originInWords, originOf } from './origin.ts'

const from = (address?: string, via?: 'workbench' | 'portal') => originOf({ actor: PUBLIC, address, via })

test('记的是从哪个门进来、哪一段网络，不是哪一台机器', () => {
  expect(from('10.2.3.77', 'workbench')).toBe('workbench 10.2.3.0/24')
  expect(from('::ffff:10.2.3.77', 'portal')).toBe('portal 10.2.3.0/24')
  expect(from('2001:DB8:1:2:3:4:5:6', 'portal')).toBe('portal 2001:db8:1::/48')
  expect(from('2001:db8::6', 'portal')).toBe('portal 2001:db8:0::/48')
  expect(from('::1', 'portal')).toBe('portal 0:0:0::/48')
  expect(from('不是地址', 'portal')).toBe('portal')
})

test('系统办的写系统；谁也不知道的不写', () => {
  expect(originOf({ actor: SYSTEM })).toBe('system')
  expect(originOf({ actor: PUBLIC })).toBeNull()
})

test('读起来是话', () => {
  expect(originInWords('workbench 10.2.3.0/24')).toBe('工作台，10.2.3.0/24')
  expect(originInWords('system')).toBe('系统（定时、联动）')
  expect(originInWords(null)).toBeNull()
})
