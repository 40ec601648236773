import { permissionTitle } from '../../kernel/identity/permissions.ts'
import { DataTable } from '../../portal/kit/data-table.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { notFound, page } from '../../portal/page.ts'
import { MODULES, PERMISSIONS } from '../modules.ts'

type Json = Record<string, unknown>

/** One operation of the description, as its page needs it. */
interface Operation {
  id: string
  method: string
  path: string
  title: string
  /** The module that it belongs to. */
  group: string
  who: string
  given: readonly Field[]
  answered: readonly Field[]
  /** It sends a file, or none of what JSON can say. */
  file: boolean
}

/** A field of what comes in or goes out, with its path: `items[].number`. */
export interface Field {
  path: string
  place: string
  type: string
  required: boolean
  note: string
}

/** /api/docs and /api/docs/{operation}: the description of the API as pages, drawn from the OpenAPI that checks requests (接口说明). */
export function apiDocsPages(description: Json) {
  const operations = operationsIn(description)
  return [indexPage(operations), operationPage(operations)]
}

const indexPage = (operations: readonly Operation[]) =>
  page({
    path: '/api/docs',
    title: '接口说明',
    sitemap: true,
    description: '本站全部接口：地址、谁能用、要什么、答什么。',
    trail: [{ title: '开放数据', href: '/open-data' }],
    load: () => ({ groups: [...Map.groupBy(operations, ({ group }) => group)] }),
    view: ({ groups }: { groups: [string, Operation[]][] }) => (
      <>
        <PageHeading title="接口说明">
          共 {operations.length} 个。机器读的是 <a href="/api/openapi.json">OpenAPI 3.1</a>
          ，这里的每一页都由它画出来。
        </PageHeading>
        <ul className="dots">
          <li>金额单位是分；日期是 YYYY-MM-DD，北京时间。</li>
          <li>写操作要带 Idempotency-Key，同一个键只办一次，再发答一样的话。</li>
          <li>
            没有办成时答 application/problem+json：title 是出了什么问题，detail 是怎么办，code 不随文字改。
          </li>
          <li>列表用 after、before 翻页，不用页码。</li>
        </ul>
        {groups.map(([group, own]) => (
          <section key={group} aria-labelledby={`api-${group}`}>
            <h2 id={`api-${group}`}>{groupTitle(group)}</h2>
            <DataTable
              caption={groupTitle(group)}
              captionHidden
              columns={[
                {
                  title: '做什么',
                  show: (one: Operation) => <a href={`/api/docs/${one.id}`}>{one.title}</a>,
                },
                {
                  title: '接口',
                  show: (one: Operation) => (
                    <code>
                      {one.method} {one.path}
                    </code>
                  ),
                },
                { title: '谁能用', show: (one: Operation) => one.who },
              ]}
              rows={own}
              rowKey={(one) => one.id}
              empty={null}
            />
          </section>
        ))}
      </>
    ),
  })

const operationPage = (operations: readonly Operation[]) =>
  page({
    path: '/api/docs/{operation}',
    title: (one: Operation) => `${one.title} · 接口说明`,
    trail: [
      { title: '开放数据', href: '/open-data' },
      { title: '接口说明', href: '/api/docs' },
    ],
    load: ({ params }) => operations.find(({ id }) => id === params.operation) ?? notFound('没有这个接口'),
    view: (one: Operation) => (
      <>
        <PageHeading title={one.title}>
          <code>
            {one.method} {one.path}
          </code>
          ，{one.who}。
        </PageHeading>
        <h2>要什么</h2>
        <Fields caption="要什么" fields={one.given} none="什么也不用给。" />
        <h2>答什么</h2>
        {one.file ? (
          <p>一个文件。</p>
        ) : (
          <Fields caption="答什么" fields={one.answered} none="没有内容，办成就是。" />
        )}
      </>
    ),
  })

const Fields = ({ caption, fields, none }: { caption: string; fields: readonly Field[]; none: string }) => (
  <DataTable
    caption={caption}
    captionHidden
    columns={[
      { title: '名称', show: (one: Field) => <code>{one.path}</code> },
      { title: '在哪里', show: (one: Field) => one.place },
      { title: '类型', show: (one: Field) => one.type },
      { title: '必有', show: (one: Field) => (one.required ? '是' : '否') },
      { title: '说明', show: (one: Field) => one.note },
    ]}
    rows={fields}
    rowKey={(one) => `${one.place} ${one.path}`}
    empty={<p>{none}</p>}
  />
)

const groupTitle = (group: string): string =>
  MODULES.find(({ name }) => name === group)?.title ?? KERNEL_GROUPS[group] ?? group

const KERNEL_GROUPS: Readonly<Record<string, string>> = {
  cases: '办件',
  notices: '公示',
  objections: '异议',
  messages: '消息',
  files: '材料',
  audit: '审计',
  system: '系统',
  my: '本人',
  'open-data': '开放数据',
}

const whoIn = (who: unknown): string => {
  if (who === 'anybody') return '任何人'
  if (who === 'signed-in') return '登录后'
  const entry = PERMISSIONS[String(who)]
  return `有“${entry ? permissionTitle(entry) : String(who)}”权限的岗位`
}

/** The operations of an OpenAPI description, in its order. */
export function operationsIn({ paths }: Json): Operation[] {
  return Object.entries(paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const parameters = (one.parameters ?? []) as Json[]
      const body = contentOf(one.requestBody as Json | undefined)['application/json']
      const content = contentOf((one.responses as Record<string, Json>)['200'])
      return {
        id: String(one.operationId),
        method: method.toUpperCase(),
        path,
        title: String(one.summary),
        group: String((one.tags as string[])[0]),
        who: whoIn(one['x-who']),
        given: [
          ...parameters.map((each) => ({
            path: String(each.name),
            place: PLACES[String(each.in)] ?? String(each.in),
            required: each.required === true,
            type: typeOf(each.schema as Json),
            note: noteOf(each.schema as Json),
          })),
          ...fieldsIn((body?.schema ?? {}) as Json, '内容'),
        ],
        answered: fieldsIn((content['application/json']?.schema ?? {}) as Json, '答复'),
        file: !('application/json' in content),
      }
    }),
  )
}

const PLACES: Readonly<Record<string, string>> = { path: '地址', query: '问号后', header: '头' }

const contentOf = (one: Json | undefined): Record<string, Json> =>
  (one?.content ?? {}) as Record<string, Json>

/** No deeper than this: what lies below is said by its type. */
const DEEPEST = 4

/** Every field of a schema with its path, outermost first. */
export function fieldsIn(schema: Json, place: string, before = '', depth = 0): Field[] {
  const required = new Set((schema.required ?? []) as string[])
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>)
  return properties.flatMap(([name, one]) => {
    const path = `${before}${name}`
    const { inner, mark } = insideOf(one)
    const deeper = depth + 1 < DEEPEST ? fieldsIn(inner, place, `${path}${mark}.`, depth + 1) : []
    return [{ path, place, required: required.has(name), type: typeOf(one), note: noteOf(one) }, ...deeper]
  })
}

/** What of a field has fields of its own: itself, what it is where it is not null, or each of a list. */
function insideOf(one: Json): { inner: Json; mark: string } {
  const choice = ((one.anyOf ?? []) as Json[]).find(({ type }) => type === 'object' || type === 'array')
  const own = choice ?? one
  return own.type === 'array' ? { inner: (own.items ?? {}) as Json, mark: '[]' } : { inner: own, mark: '' }
}

function typeOf(one: Json): string {
  const choices = (one.anyOf ?? one.oneOf) as Json[] | undefined
  if (choices) return [...new Set(choices.map(typeOf))].join('或')
  if (one.enum) return '几个词之一'
  if (one.const !== undefined) return String(one.const)
  if (one.format === 'date') return '日期'
  if (one.contentEncoding === 'base64') return '文件（base64）'
  const { type } = one
  if (Array.isArray(type)) return type.map((each) => typeOf({ ...one, type: each })).join('或')
  if (type === 'array') return `${typeOf((one.items ?? {}) as Json)}的列表`
  return TYPES[String(type)] ?? '任意'
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是否',
  object: '一组',
  null: '空',
}

/** What else the schema says of a value, in words. */
function noteOf(one: Json): string {
  return [
    one.description,
    one.enum && (one.enum as unknown[]).join('、'),
    one.maxLength !== undefined && `最多 ${one.maxLength} 字`,
    one.minLength !== undefined && `至少 ${one.minLength} 字`,
    one.minimum !== undefined && Math.abs(Number(one.minimum)) < 1e12 && `不小于 ${one.minimum}`,
    one.maximum !== undefined && Math.abs(Number(one.maximum)) < 1e12 && `不大于 ${one.maximum}`,
    one.default !== undefined && one.default !== '' && `不给就是 ${JSON.stringify(one.default)}`,
  ]
    .filter(Boolean)
    .join('；')
}
