import type { z } from 'zod'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn } from '../../../kit/pager.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { listQuestions } from '../verbs/letters.ts'

type Listed = z.output<typeof listQuestions.output>

/** /interact/questions: what others have asked, reviewed and without anything personal (公开的问答). */
export const questionsPage = page({
  path: '/interact/questions',
  title: '公开的问答',
  section: 'services',
  sitemap: true,
  description: '别人问过的问题和答复，公开前去掉个人信息。',
  trail: [{ title: '互动', href: '/interact' }],
  load: ({ perform, query }) => perform(listQuestions, placeIn(query)),
  view: ({ items, ...found }: Listed) => (
    <>
      <PageHeading title="公开的问答">
        没有您要的？<a href="/interact/ask">问一个问题</a>，五个工作日内答复。
      </PageHeading>
      {items.length === 0 && (
        <EmptyState title="还没有公开的问答" next={{ title: '问一个问题', href: '/interact/ask' }}>
          答复并审核后列在这里。
        </EmptyState>
      )}
      {items.map((one) => (
        <section key={one.number} className="card pad" aria-labelledby={one.number}>
          <h2 id={one.number}>{one.question}</h2>
          <p>{one.answer}</p>
          <p>
            <small>{formatDay(one.publishedOn)}公开</small>
          </p>
        </section>
      ))}
      <Pager
        of="问答"
        unit="条"
        page={found}
        link={pageLinks((place) => listAddress('/interact/questions', {}, place))}
      />
    </>
  ),
})
