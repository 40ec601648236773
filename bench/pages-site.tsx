import Fastify, { type FastifyInstance } from 'fastify'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { Standards } from '../src/kernel/standard/standards.ts'
import { type Fen, fen } from '../src/kernel/value/money.ts'
import { MoneyText } from '../src/kit/money-text.tsx'
import { Tag } from '../src/kit/tag.tsx'
import { DataTable } from '../src/portal/kit/data-table.tsx'
import { PageHeading } from '../src/portal/kit/page-heading.tsx'
import { mountPages } from '../src/portal/mount.ts'
import { page } from '../src/portal/page.ts'
import { homePage } from '../src/portal/pages/home.tsx'
import { siteOf } from '../src/portal/site.ts'
import { CITY } from '../test/pages/sample-city.ts'
import { sampleHome } from '../test/pages/sample-home.ts'

interface Row {
  code: string
  occupation: string
  degree: string
  amount: Fen
}

const ROWS: Row[] = Array.from({ length: 60 }, (_none, at) => ({
  code: `6-18-02-${String(at).padStart(2, '0')}`,
  occupation: ['焊工', '电工', '工业机器人系统操作员', '养老护理员'][at % 4]!,
  degree: ['非常紧缺', '紧缺', '一般紧缺'][at % 3]!,
  amount: fen(120000 + at * 2500),
}))

const tablePage = page({
  path: '/table',
  title: '紧缺职业目录',
  section: 'catalogue',
  trail: [{ title: '领补贴', href: '/subsidy/calc' }],
  load: () => ROWS,
  view: (rows: Row[]) => (
    <>
      <PageHeading title="紧缺职业目录">按职业列出紧缺程度和补贴标准。</PageHeading>
      <DataTable
        caption="职业、紧缺程度和补贴标准"
        columns={[
          {
            title: '职业（工种）',
            show: (row: Row) => <a href={`/subsidy/catalog/${row.code}`}>{row.occupation}</a>,
          },
          { title: '职业编码', show: (row: Row) => row.code },
          { title: '紧缺程度', show: (row: Row) => <Tag tone="warn">{row.degree}</Tag> },
          { title: '补贴标准', figures: true, show: (row: Row) => <MoneyText amount={row.amount} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.code}
        empty={null}
      />
    </>
  ),
})

/** A server with the pages to measure and a constant answer as long as the table page. */
export async function benchSite(): Promise<{
  app: FastifyInstance
  port: number
  bytes: { table: number; home: number }
}> {
  const app = Fastify()
  const standards = new Standards([], [], [])
  const home = homePage(() => sampleHome(null))
  let constant = ''
  app.get('/constant', (_request, reply) => reply.type('text/html; charset=utf-8').send(constant))
  await mountPages(app, {
    site: siteOf(CITY, 'http://127.0.0.1'),
    city: CITY,
    demo: false,
    now: () => new Date('2026-03-02T09:00:00+08:00'),
    standards: async () => standards,
    pages: [{ ...home, path: '/home' }, tablePage],
    actorOf: () => PUBLIC,
    perform: () => Promise.reject(new Error('these pages perform nothing')),
    csrf: { token: () => '', trusts: () => false },
    report: (error) => console.error(error),
  })
  constant = (await app.inject('/table')).body
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const measured = (await app.inject('/home')).body
  return { app, port, bytes: { table: Buffer.byteLength(constant), home: Buffer.byteLength(measured) } }
}
