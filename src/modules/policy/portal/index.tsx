import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { SearchBox } from '../../../portal/kit/field/search-box.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { page } from '../../../portal/page.ts'
import { listDocuments } from '../verbs/documents.ts'
import { searchPolicy } from '../verbs/search.ts'
import { type Answered, Answers } from './answers.tsx'
import { documentPage } from './document.tsx'
import { Status, term } from './term.tsx'
import { comparePage, originalPage, versionPage } from './versions.tsx'

type Listed = z.infer<typeof listDocuments.output>['items'][number]

interface Library {
  items: Listed[]
  sought: string
  /** What answers the question; null where none was asked. */
  found: Answered[] | null
}

/** /policy: every document that a decision can cite. */
const listPage = page({
  path: '/policy',
  title: '政策文件',
  section: 'policy',
  sitemap: true,
  description: '每一个决定所依据的文件和条款。',
  async load({ perform, query }): Promise<Library> {
    const sought = (query.q ?? '').trim().slice(0, 60)
    const [{ items }, found] = await Promise.all([
      perform(listDocuments, {}),
      sought ? perform(searchPolicy, { q: sought }) : null,
    ])
    return { items, sought, found: found?.items ?? null }
  },
  view: ({ items, sought, found }: Library) => (
    <>
      <PageHeading title="政策文件">系统作出的每个决定都写明依据哪一条，点开就到。</PageHeading>
      <SearchBox
        action="/policy"
        label="搜政策"
        value={sought}
        placeholder="如“焊工补贴”，拼音、首字母也可以"
        id="policy-search"
      />
      {found && <Answers sought={sought} items={found} />}
      {found && <h2>全部文件</h2>}
      <DataTable
        caption="政策文件"
        captionHidden
        columns={[
          { title: '文件', show: (one: Listed) => <a href={`/policy/${one.id}`}>{one.title}</a> },
          { title: '发文机关', show: (one: Listed) => one.issuer, spare: true },
          { title: '文号', show: (one: Listed) => one.number ?? '未查到', spare: true },
          { title: '施行', show: (one: Listed) => term(one) },
          { title: '状态', show: (one: Listed) => <Status status={one.status} /> },
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

/** What the policy library shows to the public. */
export const policyPortal: ModulePortal = {
  pages: [listPage, documentPage, originalPage, versionPage, comparePage],
  styles: [new URL('../kit/compared.css', import.meta.url), new URL('./policy.css', import.meta.url)],
  async news({ perform }) {
    return (await perform(listDocuments, {})).items.flatMap(({ id, title, issuer, number, from }) =>
      from === null
        ? []
        : [
            {
              title,
              href: `/policy/${id}`,
              day: civilDate(from),
              kind: '政策文件',
              summary: `${issuer}${number ? `，${number}` : ''}，${formatDay(civilDate(from))}起施行。`,
            },
          ],
    )
  },
}
