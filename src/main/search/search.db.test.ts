import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKernel } from '../../../test/demo-city.ts'
import { agent, official, type TestKernel } from '../../../test/kernel.ts'
import { auditTrail } from '../../kernel/audit/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { lookUpPeople } from '../../modules/people/verbs/look-up.ts'
import { SEARCH_VERBS } from '../modules.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await demoKernel()
}, 600_000)
afterAll(() => kernel.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await query.execute(kernel.database.db)).rows
const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => {
  const [found] = await rows(query)
  if (!found) throw new Error('the demo city has none')
  return found
}

type Actor = Parameters<TestKernel['as']>[0]
const found = async (actor: Actor, q: string) => {
  const { groups } = await kernel.as(actor, SEARCH_VERBS.searchAll, { q })
  return new Map(groups.map(({ title, items }) => [title, items]))
}
const everything = async (actor: Actor, q: string) => JSON.stringify([...(await found(actor, q))])

const aClaim = () =>
  one(sql<{ number: string; district: string; person: string; name: string }>`
    select f.number, f.district, f.person, p.name from case_file f join person p on p.id = f.person
    where f.kind = 'BT' and p.district = f.district order by f.number limit 1`)

describe('一个搜索框', () => {
  test('办件按号码的任何一段找：整个、前段、后段、序号', async () => {
    const { number } = await aClaim()
    const serial = number.slice(-6)
    for (const part of [number, number.toLowerCase(), number.slice(8), number.slice(0, -2), serial]) {
      const cases = (await found(official('municipal-officer'), part)).get('办件') ?? []
      expect(cases.length, part).toBeGreaterThan(0)
      for (const { work } of cases) expect(work, part).toContain(part === number.slice(0, -2) ? part : serial)
    }
    const short = (await found(official('municipal-officer'), String(Number(serial)).padStart(2, '0'))).get(
      '办件',
    )
    expect(short?.length).toBeGreaterThan(0)
  })

  test('单位按名称的一段、拼音、首字母、信用代码找', async () => {
    const { name, code } = await one(
      sql<{ name: string; code: string }>`select name, credit_code as code from organisation
        where name like '%津沽职业培训学校%' order by name limit 1`,
    )
    for (const q of ['津沽', 'jingu', 'jgzy', code]) {
      const items = (await found(official('municipal-officer'), q)).get('单位') ?? []
      expect(items.map(({ title }) => title).join(), q).toContain('津沽')
    }
    expect((await found(official('municipal-officer'), code)).get('单位')).toMatchObject([{ title: name }])
  })

  test('班次、职业、政策按名称和拼音找', async () => {
    for (const q of ['焊工', 'hangong']) {
      const groups = await found(official('municipal-officer'), q)
      expect(groups.get('班次')?.[0]?.title, q).toContain('焊工')
      expect(groups.get('职业')?.[0], q).toMatchObject({ title: '焊工', work: null })
      expect(groups.get('政策')?.length, q).toBeGreaterThan(0)
    }
  })

  test('证书按编号：市里看登记，别人只能去查验，有没有都一个样', async () => {
    const { number } = await one(
      sql<{ number: string }>`select number from certificate order by number limit 1`,
    )
    const known = (await found(official('auditor'), number)).get('证书')
    expect(known?.[0]?.more).toContain(number)
    const notThere = `${number.slice(0, -6)}999999`
    for (const actor of [
      PUBLIC,
      official('district-clerk', ['120116']),
      agent('provider-agent', crypto.randomUUID()),
    ]) {
      const [real] = (await found(actor, number)).get('证书') ?? []
      const [none] = (await found(actor, notThere)).get('证书') ?? []
      expect(real?.title.replace(number, ''), actor.kind).toBe(none?.title.replace(notThere, ''))
      expect(real?.site).toBe(`/verify?number=${number}`)
    }
  })
})

describe('只找得到自己看得到的', () => {
  test('别区的办件找不到，也看不出有没有', async () => {
    const { number, district, name } = await aClaim()
    const other = official('district-clerk', [district === '120101' ? '120102' : '120101'])
    expect((await found(official('district-clerk', [district]), number)).get('办件')).toHaveLength(1)
    const nobody = `${number.slice(0, -6)}999999`
    expect((await everything(other, number)).replaceAll(number, '')).toBe(
      (await everything(other, nobody)).replaceAll(nobody, ''),
    )
    for (const q of [number, number.slice(8), number.slice(0, -2), name]) {
      const cases = (await found(other, q)).get('办件') ?? []
      for (const { work } of cases) expect(work, q).toContain(`-${other.districts[0]}-`)
    }
  })

  test('公众和别的单位找不到办件', async () => {
    const { number } = await aClaim()
    for (const actor of [PUBLIC, agent('provider-agent', crypto.randomUUID()), official('system-admin')])
      expect((await found(actor, number)).get('办件'), actor.kind).toBeUndefined()
  })

  test('公众只找到正在招生和在训的班', async () => {
    const classes = (await found(PUBLIC, '焊工')).get('班次') ?? []
    for (const { work, site } of classes) {
      expect(work).toBeNull()
      expect(site).toMatch(/^\/learn\/classes\//)
    }
  })
})

describe('查人', () => {
  test('整个姓名才查得到；每次都记入审计，审计里没有姓名', async () => {
    const { district, person, name, number } = await aClaim()
    const clerk = official('district-clerk', [district])
    const { items } = await kernel.as(clerk, lookUpPeople, { q: name })
    expect(items.map(({ id }) => id)).toContain(person)
    expect(
      (await kernel.as(clerk, lookUpPeople, { q: name.slice(0, 2) })).items.map(({ id }) => id),
    ).not.toContain(person)
    const shown = await kernel.as(clerk, SEARCH_VERBS.foundOfPerson, { id: person })
    expect(JSON.stringify(shown.groups)).toContain(number)
    const [record] = await auditTrail(kernel.database.db, {
      subject: { kind: 'person', id: person },
      districts: 'all',
    })
    expect(record).toMatchObject({ verb: 'search.person', outcome: 'ok' })
    const looked = await rows(
      sql<{ purpose: string }>`select purpose from audit_record where verb = 'people.look-up'`,
    )
    expect(looked).toHaveLength(2)
    for (const { purpose } of looked) expect(purpose).not.toContain(name)
  })

  test('别区没有办件的人查不到，直接用编号看也不行', async () => {
    const { district, person, name } = await aClaim()
    const other = official('district-clerk', [district === '120101' ? '120102' : '120101'])
    expect((await kernel.as(other, lookUpPeople, { q: name })).items.map(({ id }) => id)).not.toContain(
      person,
    )
    await expect(kernel.as(other, SEARCH_VERBS.foundOfPerson, { id: person })).rejects.toMatchObject({
      status: 404,
    })
    await expect(
      kernel.as(other, SEARCH_VERBS.foundOfPerson, { id: crypto.randomUUID() }),
    ).rejects.toMatchObject({ status: 404, title: '没有查到这个人' })
  })

  test('没有这项权限的岗位不能查人', async () => {
    for (const role of ['leader', 'finance-officer', 'system-admin'] as const)
      await expect(kernel.as(official(role), lookUpPeople, { q: '张三' })).rejects.toMatchObject({
        status: 403,
      })
  })

  test('查得太多就停下', async () => {
    const auditor = official('auditor', 'all', 'who asks too much')
    for (let time = 0; time < 60; time += 1) await kernel.as(auditor, lookUpPeople, { q: '没有此人' })
    await expect(kernel.as(auditor, lookUpPeople, { q: '没有此人' })).rejects.toMatchObject({ status: 429 })
  })
})
