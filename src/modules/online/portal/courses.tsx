import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may } from '../../../kernel/verb/access.ts'
import { type PagePlace, Pager, pageLinks } from '../../../kit/pager.tsx'
import { Tag } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { LESSON_KINDS } from '../course/course.ts'
import { myLearning } from '../verbs/my-learning.ts'
import { listCourses, readCourse } from '../verbs/read-courses.ts'
import { lasting } from './minutes.ts'

type Listed = z.output<typeof listCourses.output>
type Line = Listed['items'][number]

/** /learn/online: what can be learnt online (网课). */
export const coursesPage = page<Listed>({
  path: '/learn/online',
  title: '网课',
  section: 'learn',
  sitemap: true,
  description: '全市免费网课，看多少、计多少学时，一节一节都查得到。',
  load: ({ perform, query }) =>
    perform(listCourses, query.after ? { after: query.after } : query.before ? { before: query.before } : {}),
  view: ({ items, next, previous }) => (
    <>
      <PageHeading title="网课">
        看视频计学时：只计真正播放过的，同一段只计一次。<a href="/my/online">我的网课</a>，
        <a href="/learn/platforms">市里遴选的线上平台</a>
      </PageHeading>
      <DataTable
        caption="网课"
        captionHidden
        columns={COLUMNS}
        rows={items}
        rowKey={(one) => String(one.id)}
        empty={
          <EmptyState title="还没有网课" next={{ title: '看看线下的班', href: '/learn/classes' }}>
            有新的会列在这里。
          </EmptyState>
        }
      />
      <Pager of="网课" page={{ next, previous }} link={pageLinks(address)} />
    </>
  ),
})

const address = (place: PagePlace = {}): string => {
  const query = new URLSearchParams({ ...place }).toString()
  return query ? `/learn/online?${query}` : '/learn/online'
}

const COLUMNS = [
  { title: '课程', show: (one: Line) => <a href={`/learn/online/${one.id}`}>{one.title}</a> },
  { title: '讲什么', show: (one: Line) => one.summary },
  { title: '课件', figures: true, show: (one: Line) => one.lessons },
  { title: '视频', show: (one: Line) => lasting(one.seconds) },
]

interface Shown {
  course: z.output<typeof readCourse.output>
  mine: z.output<typeof myLearning.output>['items'][number] | null
}

/** /learn/online/{id}: one course with its lessons, and how much of it is counted for the visitor. */
export const coursePage = page<Shown>({
  path: '/learn/online/{id}',
  title: ({ course }) => course.title,
  section: 'learn',
  personal: true,
  trail: [{ title: '网课', href: '/learn/online' }],
  async load({ perform, params, actor }) {
    const asked = readCourse.input.safeParse({ id: params.id })
    if (!asked.success) return notFound('没有这门网课')
    const course = await perform(readCourse, asked.data)
    const learns = actor.kind !== 'public' && allows(may('online.learn'), actor)
    const { items } = learns ? await perform(myLearning, {}) : { items: [] }
    return { course, mine: items.find(({ id }) => id === course.id) ?? null }
  },
  view: ({ course, mine }) => (
    <>
      <PageHeading title={course.title}>{course.summary}</PageHeading>
      {course.withdrawn && (
        <Notice tone="warn" title={`${formatDay(civilDate(course.withdrawn.on))}下架`}>
          {course.withdrawn.why}。已经计的学时仍然有效。
        </Notice>
      )}
      <CheckAnswers
        answers={[
          { label: '来源', value: course.source },
          { label: '发布', value: formatDay(civilDate(course.publishedOn)) },
          { label: '视频', value: lasting(course.seconds) },
          { label: '我已计', value: mine ? lasting(mine.counted) : '还没有开始' },
        ]}
      />
      <DataTable
        caption="课件"
        columns={[
          {
            title: '课件',
            show: (one) => (
              <>
                {one.place}. <a href={`/learn/online/lessons/${one.id}`}>{one.title}</a>
              </>
            ),
          },
          { title: '形式', show: (one) => LESSON_KINDS[one.kind] },
          { title: '时长', show: (one) => (one.seconds > 0 ? lasting(one.seconds) : '不计学时') },
          { title: '我的进度', show: (one) => <Standing lesson={one} mine={mine} /> },
        ]}
        rows={course.lines}
        rowKey={(one) => one.id}
        empty={null}
      />
    </>
  ),
})

const Standing = ({ lesson, mine }: { lesson: { id: string; kind: string }; mine: Shown['mine'] }) => {
  const own = mine?.lessons.find(({ id }) => id === lesson.id)
  if (!own) return '—'
  if (own.quiz)
    return <Tag tone={own.quiz.passed ? 'ok' : 'warn'}>{`答对 ${own.quiz.correct}/${own.quiz.all}`}</Tag>
  if (lesson.kind === 'quiz') return '还没有答'
  if (lesson.kind === 'document') return '—'
  return own.done ? <Tag tone="ok">已学完</Tag> : `已计 ${lasting(own.counted)}`
}
