import { expect, test } from 'vitest'
import { fileNameIn } from './call.ts'
import { failureOf, silenceOf } from './failure.ts'

test('a problem keeps its Chinese title, detail and the paths of its fields', () => {
  const body = {
    title: '填写的内容有误',
    detail: '请改正后再提交。',
    fields: [{ path: 'roster.3.idNumber', message: '身份证号校验位不对' }],
  }
  expect(failureOf(422, body)).toMatchObject({ kind: 'refused', status: 422, unsure: false, ...body })
})

test('an answer that is no problem still ends in plain words', () => {
  for (const body of [null, 'Bad Gateway', 7, [], { title: 5, fields: 'x' }]) {
    const failure = failureOf(502, body)
    expect(failure.kind).toBe('fault')
    expect(failure.title).toBe('系统出了问题')
    expect(failure.fields).toEqual([])
  }
})

test('only where no answer came may the act have been done', () => {
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

test('a lost session and another one’s step are told apart from a refusal', () => {
  expect(failureOf(401, { title: '请先登录' }).kind).toBe('signed-out')
  expect(failureOf(409, { title: '这件刚被别人办过' })).toMatchObject({
    kind: 'conflict',
    title: '这件刚被别人办过',
  })
})

test('an attached file goes by its Chinese name', () => {
  expect(fileNameIn(`attachment; filename*=UTF-8''${encodeURIComponent('学员名册（标红）.xlsx')}`)).toBe(
    '学员名册（标红）.xlsx',
  )
  expect(fileNameIn('attachment; filename="list.csv"')).toBe('list.csv')
  expect(fileNameIn('attachment')).toBe('下载文件')
  expect(fileNameIn('inline; filename="page.pdf"')).toBeNull()
  expect(fileNameIn(null)).toBeNull()
})
