import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { DATASETS, OPEN_DATA_VERBS } from '../modules.ts'

const { listDatasets, readDataFile } = OPEN_DATA_VERBS

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

const file = async (name: string, on?: string) => {
  const { bytes, type } = await perform(kernel, readDataFile, asking(PUBLIC), {
    file: name,
    ...(on ? { on } : {}),
  })
  return { bytes, type, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
}

describe('开放数据的文件', () => {
  test.each(DATASETS.map(({ id }) => id))('%s：CSV 和 JSON 的行一样', async (id) => {
    const csv = await file(`${id}.csv`)
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const set = DATASETS.find((one) => one.id === id)
    const table: Record<string, string>[] = parse(csv.text, { columns: true, bom: true })
    const json = JSON.parse((await file(`${id}.json`)).text) as { rows: Record<string, string>[] }
    expect(table.length).toBe(json.rows.length)
    table.forEach((line, index) => {
      for (const { key, title } of set?.fields ?? []) expect(line[title]).toBe(json.rows[index]?.[key])
    })
  })

  test('同一天字节相同；另一天给那天有效的', async () => {
    expect((await file('catalogue.csv', '2023-01-10')).text).toBe(
      (await file('catalogue.csv', '2023-01-10')).text,
    )
    expect(JSON.parse((await file('catalogue.json', '2023-01-10')).text)).toMatchObject({
      on: '2023-01-10',
      edition: 'catalogue/2021-2022',
    })
    await expect(file('catalogue.csv', '2023-1-10')).rejects.toMatchObject({ status: 400 })
  })

  test('数据字典和 DCAT 目录里每个数据集都有', async () => {
    const { datasets } = JSON.parse((await file('fields.json')).text) as { datasets: { id: string }[] }
    expect(datasets.map(({ id }) => id)).toEqual(DATASETS.map(({ id }) => id))
    const dcat = await file('catalog.jsonld')
    expect(dcat.type).toBe('application/ld+json; charset=utf-8')
    for (const { id } of DATASETS) expect(dcat.text).toContain(`http://localhost:8080/open-data/${id}.csv`)
    const listed = await perform(kernel, listDatasets, asking(PUBLIC), {})
    expect(listed.licence).toMatchObject({ status: 'assumed' })
  })

  test.each(['nothing.csv', 'catalogue.xml', '../city.yaml', 'catalogue', ''])(
    '%j 没有这个文件：404',
    async (name) => {
      await expect(file(name)).rejects.toMatchObject({ status: 404 })
    },
  )
})
