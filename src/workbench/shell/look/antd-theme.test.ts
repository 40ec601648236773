import { expect, test } from 'vitest'
import { antdTheme } from './antd-theme.ts'

const token = (name: string) => (name === '--font' ? 'sans-serif' : '#0b5f8a')

test('in 大字模式 nothing that antd draws is smaller than the text or lower than 60 px', () => {
  const { token: sizes } = antdTheme({ mode: 'elder', theme: 'light' }, token)
  expect(sizes).toMatchObject({ fontSize: 20, fontSizeSM: 20, controlHeight: 60, controlHeightSM: 60 })
})

test('every colour comes from the token file', () => {
  const { token: colours = {} } = antdTheme({ mode: 'normal', theme: 'dark' }, token)
  const given = Object.entries(colours).filter(([name]) => /^(color|controlItemBg)/.test(name))
  expect(given.length).toBeGreaterThan(20)
  expect(new Set(given.map(([, value]) => value))).toEqual(new Set(['#0b5f8a']))
})
