import { expect, test } from 'vitest'
import { fileNameIn } from './call.ts'
import { failureOf, silenceOf } from './failure.ts'

test('问题保留中文标题、说明和字段的路径', () => {
  const body = {
    title: '填写的内容有误',
    detail: '请改正后再提交。',
    fields: [{ path: 'roster.3.idNumber', message: '身份证号校验位不对' }],
  }
  expect(failureOf(422, body)).toMatchObject({ kind: 'refused', status: 422, unsure: false, ...body })
})

test('不是问题格式的答复，也说成明白话', () => {
  for (const body of [null, 'Bad Gateway', 7, [], { title: 5, fields: 'x' }]) {
    const failure = failureOf(502, body)
    expect(failure.kind).toBe('fault')
    expect(failure.title).toBe('系统出了问题')
    expect(failure.fields).toEqual([])
  }
})

test('只有没收到答复时，事情才可能已经办了', () => {
  const kinds = [400, 401, 403, 404, 409, 422, 429].map((status) => failureOf(status, null))
  expect(kinds.every(({ unsure }) => !unsure)).toBe(true)
  expect(failureOf(500, null).unsure).toBe(true)
  expect(silenceOf(new TypeError('Failed to fetch'), true)).toMatchObject({
    kind: 'offline',
    title: '连不上服务器',
    unsure: true,
  })
  expect(silenceOf(new TypeError('Failed to fetch'), false)).toMatchObject({ title: '网络已断开' })
  expect(silenceOf(new DOMException('', 'TimeoutError'), true)).toMatchObject({
    kind: 'timeout',
    unsure: true,
  })
})

test('登录过期、步骤是别人的，与拒绝分得清', () => {
  expect(failureOf(401, { title: '请先登录' }).kind).toBe('signed-out')
  expect(failureOf(409, { title: '这件刚被别人办过' })).toMatchObject({
    kind: 'conflict',
    title: '这件刚被别人办过',
  })
})

test('附件用中文文件名', () => {
  expect(fileNameIn(`attachment; filename*=UTF-8''${encodeURIComponent('学员名册（标红）.xlsx')}`)).toBe(
    '学员名册（标红）.xlsx',
  )
  expect(fileNameIn('attachment; filename="list.csv"')).toBe('list.csv')
  expect(fileNameIn('attachment')).toBe('下载文件')
  expect(fileNameIn('inline; filename="page.pdf"')).toBeNull()
  expect(fileNameIn(null)).toBeNull()
})
