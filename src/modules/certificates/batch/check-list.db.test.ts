import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { pack, unpack } from '../../../kernel/office/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/perform.ts'
import { correctCertificate, type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import type { Asked } from './answers.ts'
import { checkList, listTemplateFile } from './check-list.ts'
import { answeredList, readList } from './sheet.ts'

let kernel: TestKernel
let certificates: Issued[]

beforeAll(async () => {
  kernel = await testKernel()
  certificates = await performAsSystem(kernel, 'test', async (ctx) => {
    const made: Issued[] = []
    for (let at = 0; at < 40; at += 1)
      made.push(
        await issueCertificate(ctx, {
          person: randomUUID(),
          name: `张建国${'一二三四五六七八九十'[at % 10]}`,
          idNumber: '11010519491231002X',
          occupation: { code: '6-18-02-04', name: '焊工' },
          level: 4,
          issuedOn: civilDate('2026-02-10'),
          organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
          siteCode: '000067',
          bodyCode: '0000',
          source: { kind: 'exam', id: randomUUID() },
        }),
      )
    return made
  })
})
afterAll(() => kernel.close())

const nameAt = (at: number) => `张建国${'一二三四五六七八九十'[at % 10]}`
const rowAt = (at: number): Asked => ({ number: certificates[at]?.number ?? '', name: nameAt(at) })
const csv = (rows: readonly Asked[]) =>
  ['证书编号,姓名', ...rows.map(({ number, name }) => `${number},"${name}"`)].join('\r\n')
const file = (text: string | Uint8Array, name = '名单.csv') => ({
  file: { name, content: typeof text === 'string' ? new TextEncoder().encode(text) : text },
})
const ask = (rows: readonly Asked[], address = '203.0.113.1', actor: Actor = PUBLIC) =>
  send(csv(rows), address, actor)
const send = (text: string | Uint8Array, address: string, actor: Actor = PUBLIC) =>
  perform(kernel, checkList, { actor, requestId: randomUUID(), address }, file(text))
const results = async (answer: ReturnType<typeof ask>) => (await answer).rows.map(({ result }) => result)

/** A workbook that unpacks to far more than any list. */
function inflated(bytes: Uint8Array): Uint8Array {
  const archive = unpack(bytes, 1 << 30)
  if (typeof archive === 'string') throw new Error(archive)
  archive.set('xl/worksheets/sheet1.xml', Buffer.alloc(160 << 20))
  return new Uint8Array(pack(archive, true))
}

describe('名单查验', () => {
  test('不用登录：每一行一个回答，除了所填的和结果，什么也不带回', async () => {
    await performAsSystem(kernel, 'test', async (ctx) => {
      await revokeCertificate(ctx, certificates[1]?.id ?? '', 'fraud', '经查替考')
      await correctCertificate(ctx, certificates[2]?.id ?? '', { workType: '电焊工', reason: '漏印工种' })
    })
    const asked = [
      rowAt(0),
      rowAt(1),
      rowAt(2),
      { ...rowAt(3), name: '李四' },
      { number: 'S1', name: '王五' },
    ]
    const answer = await ask(asked)
    expect(answer).toEqual({
      kind: 'csv',
      stopped: null,
      faults: [],
      rows: [
        { ...asked[0], result: 'valid', resultText: '真实有效' },
        { ...asked[1], result: 'revoked', resultText: '已撤销' },
        { ...asked[2], result: 'corrected', resultText: '已更正' },
        { ...asked[3], result: 'other-name', resultText: '姓名不符' },
        { ...asked[4], result: 'unknown', resultText: '查无此证' },
      ],
    })
  })

  test('数据库里被人改了姓名的证书，签名对不上，不说真实有效', async () => {
    const { number } = rowAt(39)
    await sql`alter table certificate disable trigger certificate_stays`.execute(kernel.database.db)
    await sql`update certificate set name = '李鬼' where number = ${number}`.execute(kernel.database.db)
    await sql`alter table certificate enable trigger certificate_stays`.execute(kernel.database.db)
    expect(await results(ask([{ number, name: '李鬼' }], '203.0.113.2'))).toEqual(['altered'])
  })

  test('模板填好传上来，示例行不算；带结果的名单再传一次，回答一样', async () => {
    const template = await kernel.as(PUBLIC, listTemplateFile, {})
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(template.bytes.buffer as ArrayBuffer)
    book.worksheets[0]?.addRow([rowAt(5).number, rowAt(5).name])
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
    const answer = await send(bytes, '203.0.113.3')
    expect(answer.rows).toEqual([{ ...rowAt(5), result: 'valid', resultText: '真实有效' }])
    const back = await answeredList('我的.xlsx', answer.kind, answer.rows)
    expect(back.name).toBe('我的-查验结果.xlsx')
    expect((await send(back.bytes, '203.0.113.3')).rows).toEqual(answer.rows)
  })

  test('填错的地方逐处说明，一行也不查', async () => {
    const answer = await send(`证书编号,姓名\r\n${rowAt(0).number},\r\n,张三`, '203.0.113.4')
    expect(answer).toMatchObject({
      rows: [],
      faults: [
        { line: 2, column: '姓名', message: '请填写' },
        { line: 3, column: '证书编号', message: '请填写' },
      ],
    })
  })

  test.each([
    ['空文件头', '甲,乙\r\n1,2', '第一行要有'],
    ['没有行', '证书编号,姓名\r\n', '名单是空的'],
    ['不是表格', '%PDF-1.7\n', '不是'],
  ])('%s：说明怎么办', async (_, text, words) => {
    const { faults, stopped } = await send(text, '203.0.113.5')
    expect(stopped).not.toBeNull()
    expect(faults[0]?.message).toContain(words)
  })

  test('五百零一行不收，五百行收', async () => {
    expect((await ask(Array(501).fill(rowAt(0)), '203.0.113.6')).faults[0]?.message).toContain('最多 500 行')
    expect((await ask(Array(500).fill(rowAt(0)), '203.0.113.6')).rows).toHaveLength(500)
  })

  test('解开有一百六十兆的压缩炸弹当场不收', async () => {
    const { bytes } = await kernel.as(PUBLIC, listTemplateFile, {})
    const { faults } = await send(inflated(bytes), '203.0.113.10')
    expect(faults[0]?.message).toContain('解开后内容过大')
  })

  test('公式样的姓名变成文字，两种文件里都不会算', async () => {
    const name = '=HYPERLINK("http://x","a")'
    const rows = [{ number: '+1', name, result: 'unknown' as const }]
    const text = new TextDecoder().decode((await answeredList('a.csv', 'csv', rows)).bytes)
    expect(text).toContain(`'+1,"'=HYPERLINK(`)
    const book = new ExcelJS.Workbook()
    const made = await answeredList('a.xlsx', 'xlsx', rows)
    await book.xlsx.load(made.bytes.buffer as ArrayBuffer)
    const cell = book.worksheets[0]?.getCell('B2')
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, `'${name}`])
  })
})

describe('不能用来猜', () => {
  test('一个编号三个姓名，不查', async () => {
    const names = ['甲', '乙', '丙'].map((name) => ({ ...rowAt(6), name }))
    expect((await ask(names, '203.0.113.7')).stopped).toContain('三个以上的姓名')
  })

  test('一半以上不符的名单不给结果，错的照记：再传三百行以上就要等', async () => {
    const made = (from: number) =>
      Array.from({ length: 200 }, (_, at) => ({ number: `S0000120000672640${from + at}`, name: '猜' }))
    const first = await ask([rowAt(7), ...made(10_000)], '203.0.113.8')
    expect([first.rows, first.stopped]).toEqual([[], expect.stringContaining('一半以上')])
    await ask(made(20_000), '203.0.113.8')
    await expect(ask([rowAt(7)], '203.0.113.8')).rejects.toMatchObject({ status: 429 })
    expect(await results(ask([rowAt(7)], '203.0.113.9'))).toEqual(['valid'])
  })

  test('许多地址各传一份猜一张：十个错名以后，这个编号对谁都不答，别的照查', async () => {
    for (let at = 0; at < 10; at += 1)
      expect(await results(ask([{ ...rowAt(8), name: `猜${at}` }], `198.51.100.${at}`))).toEqual([
        'other-name',
      ])
    expect(await results(ask([rowAt(8), rowAt(9)], '198.51.100.50'))).toEqual(['closed', 'valid'])
    kernel.clock.set(new Date(kernel.clock.now().getTime() + 3_601_000).toISOString())
    expect(await results(ask([rowAt(8)], '198.51.100.50'))).toEqual(['valid'])
  })

  test('十份名单同时猜一张，十次都记下', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => ask([{ ...rowAt(10), name: `猜${at}` }], `198.51.101.${at}`)),
    )
    expect(await results(ask([rowAt(10)], '198.51.101.99'))).toEqual(['closed'])
  })

  test('一个地址一小时最多三十份；登录的按账号算，不受同一地址影响', async () => {
    for (let at = 0; at < 30; at += 1) await ask([rowAt(11)], '203.0.113.20')
    await expect(ask([rowAt(11)], '203.0.113.20')).rejects.toMatchObject({ status: 429 })
    const employer = agent('employer-agent', randomUUID())
    expect(await results(ask([rowAt(11)], '203.0.113.20', employer))).toEqual(['valid'])
  })
})

test('读表只读前几千行：很长的 CSV 也当场答复', async () => {
  const { faults } = await readList({
    name: 'a.csv',
    bytes: new TextEncoder().encode(`证书编号,姓名\r\n${'1,二\r\n'.repeat(100_000)}`),
  })
  expect(faults[0]?.message).toContain('最多 500 行')
})
