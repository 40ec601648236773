import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workbenchPage } from './page.ts'

const template = readFileSync(new URL('./index.html', import.meta.url), 'utf8')

test('every place of the page is filled in', () => {
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

test('no value can leave its attribute', () => {
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

test('the page has neither inline script nor inline style', () => {
  expect(template).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)
})
