import { z } from 'zod'
import type { Dataset, Field } from '../../kernel/module/index.ts'
import { writeCsv } from '../../kernel/spreadsheets/index.ts'
import type { Standards } from '../../kernel/standard/index.ts'
import { onDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { anybody, Download, verb } from '../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import type { Form } from './addresses.ts'
import { dcat } from './dcat.ts'
import { openDataTermsKind } from './terms.ts'

const FieldShape = z.object({
  key: z.string(),
  title: z.string(),
  type: z.string(),
  note: z.string(),
  values: z.record(z.string(), z.string()).nullable(),
})

const fieldShape = ({ key, title, kind, note, values }: Field): z.infer<typeof FieldShape> => ({
  key,
  title,
  type: kind,
  note,
  values: values ?? null,
})

/** 开放数据: the sets that there are, what each field means, and how fresh each is on a day. */
const listDatasets = (sets: readonly Dataset[]) =>
  verb({
    name: 'open-data.list',
    title: '查看开放数据目录',
    http: 'GET /open-data',
    who: anybody(),
    input: z.strictObject({ on: onDay }),
    output: z.object({
      on: z.string(),
      licence: z.object({ text: z.string(), url: z.string().nullable(), status: z.string() }).nullable(),
      datasets: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          description: z.string(),
          rows: z.number().int(),
          modified: z.string().nullable(),
          assumed: z.boolean(),
          source: z.string(),
          fields: z.array(FieldShape),
        }),
      ),
    }),
    async run(ctx, { on = ctx.today }) {
      const standards = await ctx.standards()
      return {
        on,
        licence: licenceOf(standards, on),
        datasets: sets.map(({ id, title, description, fields, extract }) => {
          const { rows, modified, assumed, source } = extract(standards, on)
          return {
            id,
            title,
            description,
            rows: rows.length,
            modified,
            assumed,
            source,
            fields: fields.map(fieldShape),
          }
        }),
      }
    },
  })

/** One file of the open data: a set as CSV or JSON, the dictionary of all fields, or the DCAT catalogue. */
const readDataFile = (sets: readonly Dataset[]) =>
  verb({
    name: 'open-data.read-file',
    title: '下载开放数据',
    http: 'GET /open-data/{file}',
    who: anybody(),
    input: z.strictObject({ file: z.string().max(60), on: onDay }),
    output: Download,
    async run(ctx, { file, on = ctx.today }) {
      if (file === 'catalog.jsonld') {
        const { origin, city } = ctx
        const site = { origin, name: city.site.name, authority: city.site.authority }
        return jsonFile(file, 'application/ld+json', dcat(sets, await ctx.standards(), on, site))
      }
      if (file === 'fields.json') {
        const described = sets.map(({ id, title, fields }) => ({ id, title, fields: fields.map(fieldShape) }))
        return jsonFile(file, 'application/json', { csv: CSV_NOTE, datasets: described })
      }
      const [, id, form] = /^([a-z-]+)\.(csv|json)$/.exec(file) ?? []
      const set = sets.find((each) => each.id === id)
      if (!set || !form) throw refusals.noSuchDataset()
      return dataFile(await ctx.standards(), set, form as Form, on)
    },
  })

/** What a reader of the CSV files must know. */
export const CSV_NOTE =
  'UTF-8，带 BOM；表头是字段的中文名。以 = + - @（含全角）开头的文字前加一个单引号，免得被电子表格当作公式，读取时请去掉；负数除外。JSON 文件不加。'

function dataFile(standards: Standards, set: Dataset, form: Form, on: CivilDate): Download {
  const { rows, edition, source, assumed, modified } = set.extract(standards, on)
  if (form === 'csv')
    return {
      name: `${set.id}.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: writeCsv({ columns: set.fields }, rows),
    }
  return jsonFile(`${set.id}.json`, 'application/json', {
    dataset: set.id,
    title: set.title,
    on,
    edition,
    source,
    assumed,
    modified,
    licence: licenceOf(standards, on),
    fields: set.fields.map(fieldShape),
    rows,
  })
}

const licenceOf = (standards: Standards, on: CivilDate) => {
  const terms = standards.inForce(openDataTermsKind, on)
  return terms && { text: terms.data.licence, url: terms.data.licenceUrl, status: terms.status }
}

const jsonFile = (name: string, type: string, content: object): Download => ({
  name,
  type: `${type}; charset=utf-8`,
  bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 1)}\n`),
})

/** The verbs by which these sets are found and read. */
export const openDataVerbs = (sets: readonly Dataset[]) => ({
  listDatasets: listDatasets(sets),
  readDataFile: readDataFile(sets),
})
