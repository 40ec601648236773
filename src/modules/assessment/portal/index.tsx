import type { z } from 'zod'
import { levelName, levelOf } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn } from '../../../kit/pager.tsx'
import { calendar, type PromisedDay } from '../../../portal/calendar.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'

import { downloaded, page, redirect } from '../../../portal/page.ts'
import { myTicket } from '../tickets/my-ticket.ts'
import { applyForExam } from '../verbs/apply.ts'
import { listExams, myExams, openExam } from '../verbs/read-exams.ts'

import { askLevelsPage, myLevelsPage } from './levels.tsx'
import { recusalPage } from './recusal-page.tsx'
import { services } from './services.ts'

type Exam = z.infer<typeof listExams.output>['items'][number]
type Mine = z.infer<typeof myExams.output>['items'][number]

const nameOf = (level: string): string => levelName(levelOf(level))

/** /assess/plans: examinations that one can still apply for. */
const plansPage = page({
  path: '/assess/plans',
  title: '考试计划',
  section: 'assess',
  sitemap: true,
  description: '近期的职业技能等级认定考试和考点。',
  load: ({ perform, query }) => perform(listExams, placeIn(query)),
  view: ({ items, ...page }: z.infer<typeof listExams.output>) => (
    <>
      <PageHeading title="考试计划">
        报名时系统按您的证书和工作记录判断能不能报，不够会说还差多久。先看
        <a href="/assess/levels">我能报几级</a>。
      </PageHeading>
      <DataTable
        caption="正在报名的考试"
        captionHidden
        columns={[
          {
            title: '考试',
            show: (one: Exam) => (
              <a href={`/assess/plans/${one.id}`}>{`${one.occupation} ${nameOf(one.level)}`}</a>
            ),
          },
          { title: '日期', show: (one: Exam) => formatDay(one.heldOn as CivilDate) },
          { title: '考点', show: (one: Exam) => one.place },
          { title: '评价机构', show: (one: Exam) => one.assessor },
        ]}
        rows={items}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="现在没有正在报名的考试" next={{ title: '先找培训班', href: '/learn/classes' }}>
            新的考试计划随时公布，可过几天再来看。
          </EmptyState>
        }
      />
      <Pager of="考试" page={page} link={pageLinks((place) => listAddress('/assess/plans', {}, place))} />
    </>
  ),
})

/** /assess/plans/{id}: one examination and the form to apply. */
const planPage = page({
  path: '/assess/plans/{id}',
  title: (one: Exam) => `${one.occupation} ${nameOf(one.level)}考试`,
  section: 'assess',
  trail: [{ title: '考试计划', href: '/assess/plans' }],
  load: ({ perform, params }) => perform(openExam, { id: params.id ?? '' }),
  view: (one: Exam) => (
    <>
      <PageHeading title={`${one.occupation} ${nameOf(one.level)}`}>
        {formatDay(one.heldOn as CivilDate)}，{one.place}，{one.assessor}。
      </PageHeading>
      <Form action="apply" label="报名">
        <p>
          不用填任何条件：工作经历、学历、职称和证书从登记中取。有没登记的，请带材料到受理窗口或评价机构登记后再报名；
          不符合时会写明还差什么，补齐后可以再报。以前考过、有科目合格的，保留期内只考不合格的科目。
        </p>
        <Button>报名</Button>
      </Form>
      <p>
        <a href={`/assess/plans/${one.id}/calendar.ics`}>把考试日子加进日历</a>
      </p>
    </>
  ),
  actions: {
    async apply({ perform, params }) {
      await perform(applyForExam, { id: params.id ?? '' })
      return redirect(`/my/exams?applied=${params.id ?? ''}`)
    },
  },
})

/** /assess/plans/{id}/calendar.ics: the day of an examination. */
const planCalendarPage = page<object>({
  path: '/assess/plans/{id}/calendar.ics',
  title: '考试日历',
  async load({ perform, params, origin, now }) {
    const one = await perform(openExam, { id: params.id ?? '' })
    return calendar('考试日历', [examDay(one, one.id, `/assess/plans/${one.id}`)], { origin, now })
  },
  view: () => null,
})

/** /my/exams/calendar.ics: the examinations that the visitor has a place in, or may still get one. */
const myCalendarPage = page<object>({
  path: '/my/exams/calendar.ics',
  title: '我的考试日历',
  who: 'my.read',
  personal: true,
  async load({ perform, origin, now, today }) {
    const { items } = await perform(myExams, {})
    const days = items
      .filter(({ eligible, state, heldOn }) => eligible && !GONE.includes(state) && heldOn >= today)
      .map((one) => examDay(one, `${one.occupation}-${one.level}-${one.heldOn}`, '/my/exams'))
    return calendar('我的考试日历', days, { origin, now })
  },
  view: () => null,
})

/** Examinations whose marks can be seen. */
const PUBLISHED = ['notice', 'certified']

/** Examinations that are not held. */
const GONE = ['cancelled', 'void']

const examDay = (
  one: Pick<Mine, 'occupation' | 'level' | 'heldOn' | 'place'> & { seat?: string | null },
  id: string,
  href: string,
): PromisedDay => ({
  id: `exam-${id}`,
  day: one.heldOn as CivilDate,
  title: `${one.occupation} ${nameOf(one.level)}考试`,
  note: `带身份证${one.seat ? `，座位 ${one.seat}` : ''}`,
  place: one.place,
  href,
  remind: 1,
})

/** /my/exams/{id}/ticket.pdf: 准考证. */
const ticketPage = page<null>({
  path: '/my/exams/{id}/ticket.pdf',
  title: '准考证',
  who: 'my.read',
  personal: true,
  load: async ({ perform, params }) => downloaded(await perform(myTicket, { id: params.id ?? '' })),
  view: () => null,
})

/** /my/exams: what one has applied for. */
const minePage = page({
  path: '/my/exams',
  title: '我的考试',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  async load({ perform, query }) {
    const { items } = await perform(myExams, {})
    return { items, applied: items.find(({ exam }) => exam === query.applied) ?? null }
  },
  view: ({ items, applied }: { items: Mine[]; applied: Mine | null }) => (
    <>
      {applied && <Applied one={applied} />}
      <PageHeading title="我的考试" />
      {items.some(({ eligible, state, passed }) => eligible && !GONE.includes(state) && passed === null) && (
        <p>
          <a href="/my/exams/calendar.ics">把我的考试加进日历</a>
        </p>
      )}
      <DataTable
        caption="我的考试"
        captionHidden
        columns={[
          { title: '考试', show: (one: Mine) => `${one.occupation} ${nameOf(one.level)}` },
          { title: '日期', show: (one: Mine) => formatDay(one.heldOn as CivilDate) },
          { title: '考点', show: (one: Mine) => one.place },
          { title: '座位', show: seatOf },
          {
            title: '准考证',
            show: (one: Mine) =>
              one.seat !== null && one.state === 'seated' ? (
                <a href={`/my/exams/${one.exam}/ticket.pdf`}>下载</a>
              ) : (
                '——'
              ),
          },
          { title: '资格', show: (one: Mine) => (one.eligible ? '符合' : '不符合') },
          {
            title: '结果',
            show: (one: Mine) =>
              one.passed !== null && one.seat !== null && PUBLISHED.includes(one.state) ? (
                <a href={`/my/exams/${one.exam}/marks`}>{resultOf(one)}，看成绩</a>
              ) : (
                resultOf(one)
              ),
          },
          {
            title: '回避',
            show: (one: Mine) =>
              one.eligible && !GONE.includes(one.state) ? (
                <a href={`/my/exams/${one.exam}/recusal`}>申请考务人员回避</a>
              ) : (
                '——'
              ),
          },
          { title: '说明', show: (one: Mine) => one.why ?? '——' },
        ]}
        rows={items}
        rowKey={(one) => `${one.occupation} ${one.heldOn}`}
        empty={
          <EmptyState title="您还没有报过考试" next={{ title: '看考试计划', href: '/assess/plans' }}>
            挑一场考试报名。
          </EmptyState>
        }
      />
    </>
  ),
})

/** What came of applying: at once, for the conditions are looked up and not asked. */
const Applied = ({ one }: { one: Mine }) =>
  one.eligible ? (
    <Confirmation
      title="已报名"
      {...(one.number ? { number: one.number } : {})}
      numberLabel="考试办件号"
      next={[
        one.waiting === null
          ? `${one.assessor}编排座位后给您发消息，座位在这一页看。`
          : `现在候补第 ${one.waiting} 位；有人退出就依次补上，给您发消息。`,
        `${formatDay(one.heldOn as CivilDate)}带身份证到${one.place}考试。`,
        '成绩公布、公示以后，证书自己出现在“我的证书”里。',
      ]}
    />
  ) : (
    <Notice title="没有报上：条件还不够" tone="warn">
      {one.why}。补齐以后可以再报；登记有不对的，到<a href="/my/facts">我的登记信息</a>申请更正。
    </Notice>
  )

/** The seat, or why there is none. */
function seatOf({ seat, waiting, state, eligible }: Mine): string {
  if (seat !== null) return seat
  if (!eligible || state === 'cancelled' || state === 'void') return '——'
  if (state !== 'enrolling') return '没有排上，请报下一场'
  return waiting === null ? '待编排' : `候补第 ${waiting} 位`
}

function resultOf({ eligible, passed, state }: Mine): string {
  if (state === 'cancelled') return '考试取消'
  if (state === 'void') return '考试作废'
  if (!eligible) return '——'
  return passed === null ? '待公布' : passed ? '合格' : '不合格'
}

/** What assessment shows to the public. */
export const assessmentPortal: ModulePortal = {
  pages: [
    plansPage,
    planPage,
    planCalendarPage,
    minePage,
    recusalPage,
    ticketPage,
    myCalendarPage,
    askLevelsPage,
    myLevelsPage,
  ],
  services,
}
