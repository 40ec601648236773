import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { auditTrail } from '../audit/index.ts'
import { openCase, procedure, takeStep } from '../case/index.ts'
import { inSuite, makeKeys, makeSealer, withNewKey } from '../sealing/index.ts'
import { may, performAsSystem } from '../verb/index.ts'
import { filesOfCases, fileVerbs } from './index.ts'

const example = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: { noTerm: '示例' } },
    done: { title: '办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: { finish: { title: '办结', from: 'filed', to: 'done', who: may('subsidy.decide') } },
})
const {
  attachToCase: attach,
  listOfCase: list,
  readAttached: read,
  withdrawAttached: withdraw,
} = fileVerbs([filesOfCases([example])])

const SCHOOL = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'
const school = agent('provider-agent', SCHOOL)
const reviewer = official('district-reviewer', ['120116'])
const png = (more = 'x') => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(more)])
const upload = (bytes: Uint8Array, name = '照片.png') => ({ name, content: new Uint8Array(bytes) })

let kernel: TestKernel
let number: string
beforeAll(async () => {
  kernel = await testKernel()
  number = await aCase()
})
afterAll(() => kernel.close())

async function aCase(): Promise<string> {
  const file = await performAsSystem(kernel, 'example.file', (ctx) =>
    openCase(ctx, example, { district: '120116', organisation: SCHOOL, title: '示例', form: {} }),
  )
  return file.number
}

const attached = (as = school, bytes = png(), name?: string) =>
  kernel.as(as, attach, { number, file: upload(bytes, name) })

describe('上传材料', () => {
  test('当事人传，办理的岗位看得到、打得开，一个字节不差', async () => {
    const { id, name, typeTitle, picture, mine } = await attached(school, png('一寸照'))
    expect({ name, typeTitle, picture, mine }).toEqual({
      name: '照片.png',
      typeTitle: 'PNG',
      picture: true,
      mine: true,
    })
    const { items } = await kernel.as(reviewer, list, { number })
    expect(items.map((one) => one.id)).toContain(id)
    const opened = await kernel.as(reviewer, read, { id })
    expect(Buffer.from(opened.bytes)).toEqual(png('一寸照'))
    const trail = await auditTrail(kernel.database.db, {
      subject: { kind: 'file', id },
      districts: 'all',
    })
    expect(trail.map(({ verb }) => verb)).toContain('files.read')
  })

  test('格式看内容，不看名字；不收的说明改成什么', async () => {
    const said = attached(school, Buffer.from('PK\u0003\u0004 not a picture'), '照片.png')
    await expect(said).rejects.toMatchObject({ status: 415, detail: expect.stringContaining('另存为 PDF') })
    const { name } = await attached(school, png('名字'), '..\\..\\身份证\u202Egnp.exe')
    expect(name).toBe('身份证gnp.png')
  })

  test('空的、太大的，在办以前就说明；不传的那一件什么也没有变', async () => {
    await expect(attached(school, Buffer.alloc(0))).rejects.toMatchObject({ status: 400 })
    const large = Buffer.concat([png(), Buffer.alloc(8 * 1024 * 1024)])
    await expect(attached(school, large)).rejects.toMatchObject({ status: 400 })
  })

  test('同样的内容只存一份，存的是密文', async () => {
    await attached(school, png('同一张'))
    await attached(reviewer, png('同一张'))
    const { rows } = await sql<{ sealed: Uint8Array; files: number }>`select c.sealed, count(*)::int as files
      from file_content c join file_attached a on a.address = c.address group by c.address having count(*) > 1`.execute(
      kernel.database.db,
    )
    expect(rows.map(({ files }) => files)).toEqual([2])
    expect(Buffer.from(rows[0]?.sealed ?? []).includes('同一张')).toBe(false)
  })

  test('内容在库里被改过一位：打不开，不给出坏的', async () => {
    const { id } = await attached(school, png('会被改'))
    await sql`update file_content set sealed = set_byte(sealed, length(sealed) - 1, 255 - get_byte(sealed, length(sealed) - 1))
      where address = (select address from file_attached where id = ${id})`.execute(kernel.database.db)
    await expect(kernel.as(school, read, { id })).rejects.toThrow('内容被改动')
  })

  test('最多四十个，说明怎么办', async () => {
    const before = number
    number = await aCase()
    for (let at = 0; at < 40; at += 1) await attached(school, png(String(at)))
    await expect(attached(school, png('第四十一'))).rejects.toMatchObject({ status: 409 })
    number = before
  })
})

describe('谁的材料', () => {
  test('别的机构、别的区、别的市民、只看不办的岗位：传不了；看不到的也打不开', async () => {
    const { id } = await attached(school, png('只给该看的人'))
    const strangers = [
      agent('provider-agent', OTHER),
      official('district-reviewer', ['120101']),
      citizen('018f0000-0000-7000-8000-000000000003'),
    ]
    for (const stranger of strangers) {
      await expect(attached(stranger)).rejects.toMatchObject({ status: 403 })
      await expect(kernel.as(stranger, read, { id })).rejects.toMatchObject({ status: 403 })
      await expect(kernel.as(stranger, list, { number })).rejects.toMatchObject({ status: 403 })
    }
    await expect(attached(official('auditor'))).rejects.toMatchObject({ status: 403 })
    expect((await kernel.as(official('auditor'), read, { id })).name).toBe('照片.png')
  })

  test('只撤回自己传的；撤回以后还看得到曾经有过', async () => {
    const { id } = await attached(school, png('传错了'))
    await expect(kernel.as(reviewer, withdraw, { id })).rejects.toMatchObject({ status: 403 })
    expect(await kernel.as(school, withdraw, { id })).toMatchObject({ mine: false })
    await expect(kernel.as(school, withdraw, { id })).rejects.toMatchObject({ status: 409 })
    const { items } = await kernel.as(reviewer, list, { number })
    expect(items.find((one) => one.id === id)?.withdrawnAt).not.toBeNull()
    expect(Buffer.from((await kernel.as(official('auditor'), read, { id })).bytes)).toEqual(png('传错了'))
  })

  test('办结以后不增不减', async () => {
    const before = number
    number = await aCase()
    const { id } = await attached()
    await performAsSystem(kernel, 'example.finish', (ctx) => takeStep(ctx, [example], number, 'finish'))
    await expect(attached()).rejects.toMatchObject({ status: 409 })
    await expect(kernel.as(school, withdraw, { id })).rejects.toMatchObject({ status: 409 })
    number = before
  })
})

test('换了密钥，旧材料照样打开；同样的内容还是只有一份', () => {
  const keys = makeKeys('international')
  const older = makeSealer(keys)
  const sealed = older.sealBytes(png('旧钥匙'), 'here')
  const newer = makeSealer(withNewKey(keys, 'sealing'))
  expect(newer.openBytes(sealed, 'here')).toEqual(png('旧钥匙'))
  expect(() => newer.openBytes(sealed, 'elsewhere')).toThrow('密钥不符')
  expect(() => newer.openBytes(sealed.subarray(0, 20), 'here')).toThrow('格式不符')
  const guomi = makeSealer(inSuite(keys, 'guomi'))
  expect(guomi.openBytes(guomi.sealBytes(png(), 'here'), 'here')).toEqual(png())
})
