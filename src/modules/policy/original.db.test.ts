import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS, FILE_VERBS } from '../../main/modules.ts'
import { docx } from './text/docx.fixture.ts'
import { readDocument } from './verbs/documents.ts'
import { draftDocument } from './verbs/draft.ts'
import { readOriginal } from './verbs/original.ts'

const editor = official('municipal-officer')
const id = 'subsidy-measures-2022'
const pdf = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.7 ${text}`))

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
const original = () => perform(kernel, readOriginal, asking(PUBLIC), { id, version: 1 })

test('签发原件：编辑岗上传，签发以前谁也下载不到，签发以后人人能下载，一个字节不差；换一份，给的是新的', async () => {
  const { number } = await kernel.as(editor, draftDocument, {
    document: id,
    title: '天津市职业技能培训补贴实施办法',
    short: '补贴实施办法',
    issuer: '市人社局',
    documentNumber: null,
    from: '2022-08-01',
    to: '2027-07-31',
    source: '文件原文',
    file: { name: '办法.docx', content: docx(['第一条　为了规范补贴，制定本办法。']) },
  })
  const of = { kind: 'policy-version', id: number }
  const attach = (actor: typeof editor, content: Uint8Array) =>
    kernel.as(actor, FILE_VERBS.attachTo, { ...of, file: { name: '原件.pdf', content } })
  const first = await attach(editor, pdf('盖章'))
  await expect(attach(official('municipal-reviewer'), pdf('别人'))).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(official('district-clerk'), FILE_VERBS.listOf, of)).rejects.toMatchObject({
    status: 403,
  })
  await expect(original()).rejects.toMatchObject({ status: 404 })
  const step = (post: Parameters<typeof official>[0], name: string) =>
    kernel.as(official(post), CASE_VERBS.stepCase, { number, step: name })
  await step('municipal-officer', 'submit')
  await step('municipal-reviewer', 'review')
  await step('municipal-signer', 'sign')
  expect(Buffer.from((await original()).bytes)).toEqual(Buffer.from(pdf('盖章')))
  const shown = await perform(kernel, readDocument, asking(PUBLIC), { id })
  expect(shown.versions).toMatchObject([{ original: { title: 'PDF', size: pdf('盖章').length } }])
  await attach(editor, pdf('重新扫描'))
  await kernel.as(editor, FILE_VERBS.withdrawAttached, { id: first.id })
  expect(Buffer.from((await original()).bytes)).toEqual(Buffer.from(pdf('重新扫描')))
})
