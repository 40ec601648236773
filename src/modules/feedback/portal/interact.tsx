import type { z } from 'zod'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { ratingSums } from '../verbs/sums.ts'

type Sums = z.output<typeof ratingSums.output>
type Line = Sums['services'][number]

/** /interact: everything that one can say to the city, and what others have said, in sums (互动). */
export const interactPage = page({
  path: '/interact',
  title: '互动',
  section: 'services',
  sitemap: true,
  description: '评价办事、提意见、给网站找错。',
  load: ({ perform }) => perform(ratingSums, {}),
  view: ({ services, shownFrom }: Sums) => (
    <>
      <PageHeading title="互动">您说的每一条都有人看；差评会核实、整改、答复您。</PageHeading>
      <nav aria-label="互动" className="doors-my">
        {DOORS.map(({ title, href }) => (
          <a key={href} href={href} className="card">
            {title}
          </a>
        ))}
      </nav>
      <h2>好差评</h2>
      <p>每个事项的评价汇总，算到昨天。满 {shownFrom} 条才公布，少了会认出是谁评的。</p>
      <DataTable
        caption="各事项的评价"
        captionHidden
        columns={[
          { title: '事项', show: (one: Line) => <a href={`/services/${one.service}`}>{one.title}</a> },
          {
            title: '评价',
            show: (one: Line) => (one.count === null ? `不满 ${shownFrom} 条` : `${one.count} 条`),
          },
          { title: '平均', show: (one: Line) => (one.average === null ? '—' : `${one.average} 星`) },
          { title: '满意率', show: (one: Line) => (one.satisfied === null ? '—' : `${one.satisfied}%`) },
          {
            title: '我来评',
            show: (one: Line) => (
              <a href={`/interact/rate?service=${one.service}`}>
                评价<span className="sr">{one.title}</span>
              </a>
            ),
          },
        ]}
        rows={services}
        rowKey={(one) => one.service}
        empty={null}
      />
    </>
  ),
})

const DOORS = [
  { title: '咨询建议', href: '/interact/ask' },
  { title: '我为网站找错', href: '/interact/errors' },
  { title: '看答复', href: '/interact/answer' },
  { title: '公开的问答', href: '/interact/questions' },
  { title: '评价办过的事', href: '/interact/ratings' },
] as const
