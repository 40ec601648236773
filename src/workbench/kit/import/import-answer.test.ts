import { expect, test } from 'vitest'
import { errorsByMessage, returnedFile } from './import-answer.ts'

test('许多行同一个原因只说一次，最多的在前', () => {
  const errors = [
    { row: 3, column: '姓名', message: '姓名为空' },
    { row: 4, column: '身份证号', message: '校验位不对' },
    { row: 9, column: '身份证号', message: '校验位不对' },
  ]
  expect(errorsByMessage(errors)).toEqual([
    { message: '校验位不对', count: 2 },
    { message: '姓名为空', count: 1 },
  ])
})

test('标好的文件逐字节还回来', async () => {
  const bytes = Uint8Array.from([80, 75, 3, 4, 0, 255, 128])
  const { name, blob } = returnedFile({ name: '名册.xlsx', content: Buffer.from(bytes).toString('base64') })
  expect(name).toBe('名册.xlsx')
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes)
})
