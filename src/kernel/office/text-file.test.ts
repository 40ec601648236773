import { describe, expect, test } from 'vitest'
import { kindOfFile, textOfFile } from './text-file.ts'

const TEXT = '批次,序号\r\nZF-1,1\r\n'

describe('文字文件的编码', () => {
  const big = Buffer.from(TEXT, 'utf16le').swap16()
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 有标记', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 小端', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 大端', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ['UTF-16 没有标记', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 大端没有标记', big],
    ['GBK', Buffer.concat([Buffer.from('c5fab4ce2cd0f2bac5', 'hex'), Buffer.from('\r\nZF-1,1\r\n')])],
  ])('%s', (_name, bytes) => {
    expect(textOfFile(bytes)).toBe(TEXT)
  })

  test('GB 18030-2022 的标点，不是旧版的造字区', () => {
    expect(textOfFile(Buffer.from('a6d9', 'hex'))).toBe('\ufe10')
  })

  test('哪种都不是', () => {
    expect(textOfFile(Buffer.from([0xc0, 0xff, 0xff, 0xff]))).toBeNull()
  })
})

test('有 NUL 的不是文本，哪种编码都一样', () => {
  for (const bytes of [
    Buffer.alloc(900),
    Buffer.from('批次,序号\0', 'utf8'),
    Buffer.from('批次\0,序号', 'utf16le'),
  ])
    expect(textOfFile(bytes)).toBeNull()
})

test('不是文字的文件说得出是什么', () => {
  expect(kindOfFile(Buffer.from('PK\u0003\u0004xx'))).toContain('.xlsx')
  expect(kindOfFile(Buffer.from('%PDF-1.7'))).toBe('PDF 文件')
  expect(kindOfFile(Buffer.from('  <html><table>'))).toBe('网页')
  expect(kindOfFile(Buffer.from('批次,序号'))).toBeNull()
})
