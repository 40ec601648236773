import { expect, test } from 'vitest'
import { antdTheme } from './antd-theme.ts'

const token = (name: string) => (name === '--font' ? 'sans-serif' : '#0b5f8a')

test('大字模式下 antd 画的没有小于正文的字，没有低于 60 像素的', () => {
  const { token: sizes } = antdTheme({ mode: 'elder', theme: 'light' }, token)
  expect(sizes).toMatchObject({ fontSize: 20, fontSizeSM: 20, controlHeight: 60, controlHeightSM: 60 })
})

test('每种颜色都来自令牌文件', () => {
  const { token: colours = {} } = antdTheme({ mode: 'normal', theme: 'dark' }, token)
  const given = Object.entries(colours).filter(([name]) => /^(color|controlItemBg)/.test(name))
  expect(given.length).toBeGreaterThan(20)
  expect(new Set(given.map(([, value]) => value))).toEqual(new Set(['#0b5f8a']))
})
