import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Text } from '@react-pdf/renderer'
import { expect, test, vi } from 'vitest'
import { civilDate } from '../../value/time/civil-date.ts'
import { fontOf } from './rare.fixture.ts'

// The folders are read once a process, and other tests have printed in this one.
vi.resetModules()
const { Paper, pdf, Sheet } = await import('../index.ts')
const { setFontFolder } = await import('./font-folders.ts')
const { standardCovered } = await import('./fonts.ts')
const { MissingGlyphs } = await import('./printable.ts')
const { printedText } = await import('./printed-text.ts')

const paper = (text: string) =>
  pdf(
    <Paper title="字" day={civilDate('2026-03-02')} author="某局" subject="1">
      <Sheet>
        <Text>{text}</Text>
      </Sheet>
    </Paper>,
  )

test('城市放进 fonts 文件夹的字体，证书上的生僻字就印得出来；还没有的字说得出是哪个', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'haihe-fonts-'))
  writeFileSync(join(folder, 'rare.ttf'), fontOf('\u{2b35f}'))
  writeFileSync(join(folder, '说明.txt'), '不是字体')
  setFontFolder(folder)
  expect(printedText(await paper('王\u{2b35f}'))).toBe('王\u{2b35f}')
  const missing = paper('王\u{31350}')
  await expect(missing).rejects.toThrow(MissingGlyphs)
  await expect(missing).rejects.toMatchObject({
    status: 409,
    detail: expect.stringContaining('fonts 文件夹'),
  })
  const { has, of } = await standardCovered()
  expect(of).toBe(87_887)
  expect(has).toBeGreaterThan(27_600)
})
