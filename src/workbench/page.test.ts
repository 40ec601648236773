import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workbenchPage } from './page.ts'

const template = readFileSync(new URL('./index.html', import.meta.url), 'utf8')

test('页面的每个位置都填上', () => {
  const page = workbenchPage(template, {
    csrf: 'token',
    nonce: 'abc',
    mode: 'elder',
    theme: 'dark',
    demo: true,
  })
  expect(page).toContain('<html lang="zh-CN" data-mode="elder" data-theme="dark">')
  expect(page).toContain('<meta name="csrf" content="token">')
  expect(page).toContain('<meta name="csp-nonce" content="abc">')
  expect(page).toContain('<meta name="demo" content="true">')
  expect(page).not.toContain('{{')
})

test('什么值都出不了它的属性', () => {
  const page = workbenchPage(template, {
    csrf: '"><script>',
    nonce: '&',
    mode: 'normal',
    theme: 'light',
    demo: false,
  })
  expect(page).toContain('content="&quot;>&lt;script>"')
  expect(page).toContain('content="&amp;"')
})

test('页面里没有内联脚本和内联样式', () => {
  expect(template).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)
})
