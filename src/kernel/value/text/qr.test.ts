import { describe, expect, test } from 'vitest'
import { qrPath, qrSvg } from './qr.ts'

describe('二维码', () => {
  test('SVG 有名称可读，没有内联样式和脚本', () => {
    const svg = qrSvg('https://example.org/v/7F3K', '核验证书 <1> & "2"')
    expect(svg).toContain('<title>核验证书 &#60;1&#62; &#38; &#34;2&#34;</title>')
    expect(svg).toContain('role="img"')
    expect(svg).not.toMatch(/style=|<script/)
  })

  test('四周留有静区，三个定位图形在角上', () => {
    const { path, side } = qrPath('https://example.org/v/7F3K')
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true)
    expect(path).toContain(`M${side - 4 - 7} 4h7v1h-7z`)
    expect(path).toContain(`M4 ${side - 4 - 7}h7v1h-7z`)
  })

  test('同样的内容得到同样的码，不同的内容得到不同的码', () => {
    expect(qrSvg('a')).toBe(qrSvg('a'))
    expect(qrPath('a').path).not.toBe(qrPath('b').path)
  })
})
