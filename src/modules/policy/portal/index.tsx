import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Tag } from '../../../portal/kit/tag.tsx'
import { page } from '../../../portal/page.ts'
import { listDocuments, readDocument } from '../verbs/documents.ts'

type Listed = z.infer<typeof listDocuments.output>['items'][number]
type Document = z.infer<typeof readDocument.output>

/** /policy: every document that a decision can cite. */
const listPage = page({
  path: '/policy',
  title: '政策文件',
  section: 'policy',
  sitemap: true,
  description: '每一个决定所依据的文件和条款。',
  load: async ({ perform }) => (await perform(listDocuments, {})).items,
  view: (items: Listed[]) => (
    <>
      <PageHeading title="政策文件">系统作出的每个决定都写明依据哪一条，点开就到。</PageHeading>
      <DataTable
        caption="政策文件"
        captionHidden
        columns={[
          { title: '文件', cell: (one: Listed) => <a href={`/policy/${one.id}`}>{one.title}</a> },
          { title: '发文机关', cell: (one: Listed) => one.issuer, spare: true },
          { title: '文号', cell: (one: Listed) => one.number ?? '未查到', spare: true },
          { title: '施行', cell: (one: Listed) => term(one) },
          { title: '状态', cell: (one: Listed) => <Status status={one.status} /> },
        ]}
        rows={items}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="还没有文件" next={{ title: '回首页', href: '/' }}>
            政策文件由主管部门装入。
          </EmptyState>
        }
      />
    </>
  ),
})

/** /policy/{document}#art-9: where every clause of a decision leads. */
const documentPage = page({
  path: '/policy/{document}',
  title: (one: Document) => one.title,
  section: 'policy',
  trail: [{ title: '政策文件', href: '/policy' }],
  load: ({ perform, params }) => perform(readDocument, { id: params.document ?? '' }),
  view: (one: Document) => (
    <>
      <PageHeading title={one.title}>
        {one.issuer}
        {one.number ? `，${one.number}` : ''}。{term(one)}。
      </PageHeading>
      <p className="muted">以下是各条内容的概括，不是原文；以发文机关公布的文本为准。</p>
      {one.articles.map((article) => (
        <section key={article.article} id={`art-${article.article}`} className="card pad article">
          <h2>
            {article.text.replace(/^\S+ /, '')} · {article.title}
          </h2>
          <p>{article.summary}</p>
          <Status status={article.status} />
        </section>
      ))}
      <p className="muted">来源：{one.sources.length > 0 ? one.sources.join('；') : '未查到'}</p>
    </>
  ),
})

const term = ({ from, to }: { from: string | null; to: string | null }): string =>
  from === null
    ? '施行日未查到'
    : `${formatDay(from as CivilDate)}起${to ? `，${formatDay(to as CivilDate)}止` : ''}`

const Status = ({ status }: { status: string }) =>
  status === 'confirmed' ? <Tag tone="ok">已查到公布文本</Tag> : <Tag tone="warn">待确认</Tag>

export const policyPages = [listPage, documentPage]
