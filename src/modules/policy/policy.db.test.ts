import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { pack } from '../../kernel/office/index.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { docx } from './text/docx.fixture.ts'
import { readDocument } from './verbs/documents.ts'
import { draftDocument } from './verbs/draft.ts'
import { listDrafts, readDraft } from './verbs/drafts.ts'
import { listExpiring } from './verbs/expiring.ts'
import { searchPolicy } from './verbs/search.ts'
import { compareVersions, readVersion } from './verbs/versions.ts'

const editor = official('municipal-officer', 'all', '甲编辑')
const colleague = official('municipal-officer', 'all', '乙编辑')
const reviewer = official('municipal-reviewer')
const signer = official('municipal-signer')
const { stepCase, readCase } = CASE_VERBS

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

const LINES = [
  '某市职业技能培训补贴实施办法',
  '第一章　总则',
  '第一条　为了规范补贴，制定本办法。',
  '第二章　标准',
  '第九条　非常紧缺的按标准全额补贴。',
  '第十条　评价费按标准补贴。',
]

const form = (more: object = {}) => ({
  document: 'subsidy-measures-2022',
  title: '天津市职业技能培训补贴实施办法',
  short: '补贴实施办法',
  issuer: '市人社局、市财政局',
  documentNumber: '津人社规字〔2022〕9号',
  from: '2022-08-01',
  to: '2027-07-31',
  source: '文件原文',
  file: { name: '办法.docx', content: docx(LINES) },
  ...more,
})

const seen = (number: string) => kernel.as(editor, readDraft, { number })
const publicPage = (id = 'subsidy-measures-2022') => perform(kernel, readDocument, asking(PUBLIC), { id })
const step = (actor: typeof editor, number: string, name: string, more: object = {}) =>
  kernel.as(actor, stepCase, { number, step: name, ...more })

const edit = (actor: typeof editor, number: string, part: string, revision: number, more: object) =>
  step(actor, number, 'edit', { input: { part, seen: revision, ...more } })

describe('一份文件：装入、编辑、审核、签发、公布', () => {
  let number = ''

  test('docx 装入就拆好条，公众还看不到', async () => {
    const drafted = await kernel.as(editor, draftDocument, form())
    expect(drafted).toMatchObject({ articles: 3, by: 'article', remarks: ['第九条前面缺号，请核对'] })
    number = drafted.number
    expect((await publicPage()).official).toBeNull()
    expect((await kernel.as(editor, listDrafts, {})).items).toMatchObject([{ number, state: '编辑中' }])
    await expect(kernel.as(editor, draftDocument, form())).rejects.toMatchObject({ status: 409 })
  })

  test('两人同改一条：后存的看到对方的字，自己的不丢；改不同的条互不相扰', async () => {
    const { revision } = await seen(number)
    const nine = (text: string, seenRevision: number, actor = editor) =>
      edit(actor, number, 'article', seenRevision, { anchor: '9', title: '补贴标准', text })
    await nine('非常紧缺的全额补贴。', revision)
    await edit(colleague, number, 'article', revision, { anchor: '10', text: '评价费全额补贴。' })
    await expect(nine('紧缺的按九成补贴。', revision, colleague)).rejects.toMatchObject({
      status: 409,
      title: '甲编辑刚改过这里',
      fields: [{ path: 'text', message: '甲编辑改成：非常紧缺的全额补贴。' }],
    })
    const now = await seen(number)
    expect(now.articles.map(({ text }) => text)).toEqual([
      '为了规范补贴，制定本办法。',
      '非常紧缺的全额补贴。',
      '评价费全额补贴。',
    ])
    await nine('非常紧缺的全额补贴，紧缺的按九成补贴。', now.revision, colleague)
    await expect(edit(editor, number, 'text', now.revision, { text: '第一条 重来' })).rejects.toMatchObject({
      status: 409,
      fields: [{ path: 'text' }],
    })
  })

  test('文件信息、解读和问答各自保存，写法不对说得出行', async () => {
    const { revision } = await seen(number)
    const { file: _file, document: _document, ...about } = form()
    await edit(editor, number, 'about', revision, { ...about, issuer: '市人社局' })
    await expect(
      edit(editor, number, 'about', revision, { ...about, to: '2020-01-01' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ path: 'to' }] })
    await expect(
      edit(editor, number, 'reading', revision, { interpretation: '', questions: '随便写' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ message: '第 1 行：请从“问：”开始写' }] })
    await edit(editor, number, 'reading', revision, {
      interpretation: '补贴按紧缺程度给。',
      questions: '问：焊工能领多少补贴？\n答：看目录。',
    })
    expect(await seen(number)).toMatchObject({
      issuer: '市人社局',
      questions: [{ question: '焊工能领多少补贴？', answer: '看目录。' }],
    })
  })

  test('编辑、审核、签发各由不同的人，退回以后可以再审', async () => {
    await step(editor, number, 'submit')
    await expect(step(editor, number, 'review')).rejects.toMatchObject({ status: 403 })
    await step(reviewer, number, 'return', { note: '第九条再核' })
    await expect(step(signer, number, 'sign')).rejects.toMatchObject({ status: 409 })
    await step(colleague, number, 'submit')
    await expect(
      edit(editor, number, 'article', 99, { anchor: '9', title: '', text: '偷改' }),
    ).rejects.toMatchObject({ status: 409 })
    await step(reviewer, number, 'review')
    await step(signer, number, 'send-back', { note: '文号再核' })
    await step(editor, number, 'submit')
    await step(reviewer, number, 'review')
    const both = { ...signer, account: editor.account }
    await expect(step(both, number, 'sign')).rejects.toMatchObject({ status: 403 })
    expect(JSON.stringify((await kernel.as(signer, readCase, { number })).evidence)).toContain(
      '紧缺的按九成补贴',
    )
    await step(signer, number, 'sign')
  })

  test('公布以后公众看到原文、解读和版本，签发过的一字不能改', async () => {
    expect(await publicPage()).toMatchObject({
      number: '津人社规字〔2022〕9号',
      official: {
        version: 1,
        articles: [{ anchor: '1' }, { anchor: '9', title: '补贴标准' }, { anchor: '10' }],
      },
      versions: [{ version: 1, signedOn: '2026-03-02' }],
    })
    const standards = await kernel.standards()
    expect(standards.clause('subsidy-measures-2022', 'limits').text).toBe('补贴实施办法 关于补贴次数的规定')
    await expect(step(editor, number, 'withdraw', { reason: 'error' })).rejects.toMatchObject({ status: 409 })
  })

  test('签发的原文马上搜得到，问答也搜得到', async () => {
    const ask = async (q: string) => (await perform(kernel, searchPolicy, asking(PUBLIC), { q })).items
    expect((await ask('紧缺的按九成补贴'))[0]).toMatchObject({
      href: '/policy/subsidy-measures-2022#art-9',
      source: '补贴实施办法 第九条',
    })
    expect((await ask('hgnldsbt')).some(({ href }) => href.endsWith('#questions'))).toBe(true)
  })

  test('到期前一年开始提醒，写明依据它的标准；新版签发以后不再提醒', async () => {
    const warned = async () => (await perform(kernel, listExpiring, asking(PUBLIC), {})).items
    expect(await warned()).toEqual([])
    kernel.clock.set('2026-09-01T09:00:00+08:00')
    expect(await warned()).toMatchObject([
      {
        document: 'subsidy-measures-2022',
        to: '2027-07-31',
        days: 333,
        resting: [expect.stringContaining('2022'), expect.stringContaining('2024')],
      },
    ])
    expect((await publicPage()).expiry).toMatchObject({ to: '2027-07-31', days: 333 })
  })

  test('第二版与第一版左右对照，到期日跟着新版走', async () => {
    const second = await kernel.as(
      editor,
      draftDocument,
      form({ from: '2027-08-01', to: '2030-07-31', file: null, text: LINES.slice(2, 5).join('\n') }),
    )
    expect((await seen(second.number)).compared.map(({ kind }) => kind)).toEqual([
      'same',
      'changed',
      'removed',
    ])
    await step(editor, second.number, 'submit')
    await step(reviewer, second.number, 'review')
    await step(signer, second.number, 'sign')
    expect((await perform(kernel, listExpiring, asking(PUBLIC), {})).items).toEqual([])
    const page = await publicPage()
    expect([page.to, page.official?.version]).toEqual(['2030-07-31', 1])
    const { lines } = await perform(kernel, compareVersions, asking(PUBLIC), {
      id: 'subsidy-measures-2022',
      before: 1,
      after: 2,
    })
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'changed', 'removed'])
    expect(
      (await perform(kernel, readVersion, asking(PUBLIC), { id: 'subsidy-measures-2022', version: 2 }))
        .articles,
    ).toHaveLength(2)
  })

  test('新文件签发以后进政策库，它的条文可以被引用；撤回的不留痕迹', async () => {
    const fresh = form({ document: 'new-measures', title: '某某新办法（试行）', short: '新办法' })
    const drafted = await kernel.as(editor, draftDocument, fresh)
    await step(editor, drafted.number, 'withdraw', { reason: 'error' })
    await expect(publicPage('new-measures')).rejects.toMatchObject({ status: 404 })
    const again = await kernel.as(editor, draftDocument, fresh)
    await step(editor, again.number, 'submit')
    await step(reviewer, again.number, 'review')
    await step(signer, again.number, 'sign')
    expect((await kernel.standards()).clause('new-measures', '9').text).toBe('新办法 第九条')
  })
})

describe('不能用的文件说明哪里、怎么办', () => {
  const refusal = async (name: string, content: Uint8Array) => {
    const answer = kernel.as(editor, draftDocument, form({ document: 'bad-file', file: { name, content } }))
    const error = await answer.then(
      () => null,
      (failed: { status: number; detail: string; fields: { path: string; message: string }[] }) => failed,
    )
    expect(error).toMatchObject({ status: 422, fields: [{ path: 'file' }] })
    expect(error?.detail.startsWith(`${name}：`)).toBe(true)
    return error?.detail.slice(name.length + 1)
  }
  const parts = (more: Record<string, string | Buffer>) => {
    const archive = new Map(Object.entries(more).map(([key, value]) => [key, Buffer.from(value)]))
    return pack(archive)
  }
  const text = (words: string) => new TextEncoder().encode(words)

  test('改了名的压缩包、表格、旧 .doc、PDF、文字', async () => {
    expect(await refusal('办法.docx', parts({ 'a.txt': '甲' }))).toContain('改了名的压缩包')
    expect(await refusal('办法.docx', parts({ 'xl/workbook.xml': '<a/>' }))).toContain('改了名的Excel 表格')
    expect(await refusal('办法.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toContain('另存为')
    expect(await refusal('办法.docx', text('%PDF-1.7'))).toContain('PDF')
    expect(await refusal('办法.docx', text('第一条 甲'))).toContain('只改扩展名不行')
    expect(await refusal('办法.docx', docx(LINES).subarray(0, 300))).toContain('不完整')
    expect(await refusal('图片.txt', new Uint8Array([137, 80, 78, 71, 0, 0, 0, 13]))).toContain(
      '不是文字文件',
    )
  })

  test('压缩炸弹和指向外部的实体', async () => {
    expect(await refusal('炸弹.docx', docx(LINES, { bomb: 80 * 1024 * 1024 }))).toContain('过大')
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    expect(await refusal('实体.docx', docx(['&x;'], { head: entity }))).toMatch(
      /^word\/document\.xml：.*外部/,
    )
    expect(await refusal('宏.docx', docx(LINES, { macro: true }))).toContain('宏')
  })

  test('段落里的换行也断开，一段里的两条分得开', async () => {
    const broken = docx(['第一条 甲</w:t><w:br/><w:t>第二条 乙'])
    expect(
      await kernel.as(
        editor,
        draftDocument,
        form({ document: 'broken-lines', file: { name: 'a.docx', content: broken } }),
      ),
    ).toMatchObject({ articles: 2, remarks: [] })
  })

  test('坏的正文、没有字的文件', async () => {
    expect(await refusal('坏.docx', docx(['<w:p>']))).toContain('损坏')
    expect(await refusal('空.docx', docx([]))).toContain('没有文字')
  })

  test('GB 18030 的老文本读得出，修订痕迹和自动编号提醒', async () => {
    const old = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xbc, 0xd7])
    const drafted = await kernel.as(
      editor,
      draftDocument,
      form({ document: 'old-text', file: { name: '老.txt', content: old } }),
    )
    expect(drafted).toMatchObject({ articles: 1, by: 'article' })
    const numbered = docx(['甲'], { inside: '<w:pPr><w:numPr/></w:pPr>' })
    expect(
      (
        await kernel.as(
          editor,
          draftDocument,
          form({ document: 'numbered', file: { name: 'a.docx', content: numbered } }),
        )
      ).remarks[0],
    ).toContain('自动编号')
  })
})
