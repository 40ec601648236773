import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { byBytes } from '../../kernel/value/text/by-bytes.ts'
import { type BatchIo, processIo } from './io.ts'
import { readRecords } from './jsonl.ts'

const io = (bytes: Uint8Array): BatchIo => ({ ...processIo, readFile: () => bytes })
const schema = z.strictObject({ id: z.string(), list: z.array(z.number()).optional() })
const read = (text: string | Uint8Array) => {
  const faults: string[] = []
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const records = readRecords('f.jsonl', schema, io(bytes), faults)
  return { records, faults }
}

describe('JSON Lines 的读写', () => {
  test('BOM、空行、CRLF、最后一行没有换行都不算错', () => {
    const { records, faults } = read('\uFEFF{"id":"a"}\r\n\n  \n{"id":"b"}')
    expect(faults).toEqual([])
    expect([records.at(0), records.at(1)]).toEqual([{ id: 'a' }, { id: 'b' }])
    expect([records.length, records.place(0), records.place(1)]).toEqual([2, 'f.jsonl:1', 'f.jsonl:4'])
    expect(() => records.at(2)).toThrow(RangeError)
  })

  test('每个错处说出行和列', () => {
    const { faults } = read('{"id":"a"\n{"id":1,"x":2,"y":3}\n[]\n{"id":"a","list":[1,"2"]}\n{}\n')
    expect(faults.map((fault) => fault.split(': ').slice(0, 2).join(' '))).toEqual([
      'f.jsonl:1 line',
      'f.jsonl:2 id',
      'f.jsonl:2 x',
      'f.jsonl:2 y',
      'f.jsonl:3 line',
      'f.jsonl:4 list[1]',
      'f.jsonl:5 id',
    ])
  })

  test('不是 UTF-8 的字节是那一行的错', () => {
    const { faults } = read(
      Buffer.concat([Buffer.from('{"id":"a"}\n{"id":"'), Buffer.from([0xff]), Buffer.from('"}\n')]),
    )
    expect(faults).toEqual(['f.jsonl:2: line: 不是 UTF-8 编码'])
  })

  test('写出来的读得回来', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(text), (ids) => {
        const { records, faults } = read(ids.map((id) => `${JSON.stringify({ id })}\n`).join(''))
        expect(faults).toEqual([])
        expect(ids.map((_, index) => records.at(index).id)).toEqual(ids)
      }),
    )
  })
})

test('文字按字节排序，与 C 区域的 sort 一样', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '中', '\uFFFD', '\u{1F600}', '\u{20000}') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})

describe('写出的文件', () => {
  test('要么整个放好，要么没有', () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'))
    const path = join(folder, 'out')
    writeFileSync(path, 'old')
    const broken = function* () {
      yield 'new'
      throw new Error('half way')
    }
    expect(() => processIo.writeFile(path, broken())).toThrow('half way')
    expect(readFileSync(path, 'utf8')).toBe('old')
    processIo.writeFile(path, ['新', '的'])
    expect(readFileSync(path, 'utf8')).toBe('新的')
    expect(readdirSync(folder)).toEqual(['out'])
    rmSync(folder, { recursive: true })
  })
})
