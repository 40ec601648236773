import { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { calendar } from '../../../portal/calendar.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { OUTCOMES, type OutcomeKind, outcomeText } from '../../organisations/index.ts'
import { weekdayName } from '../attendance/timetable.ts'
import { classTitle } from '../class/class-names.ts'
import { readPublicClass } from '../verbs/read-class.ts'

type Shown = z.output<typeof readPublicClass.output>

/** /learn/classes/{id}: one class, where, when and with whom (班次详情). */
export const classPage = page<Shown>({
  path: '/learn/classes/{id}',
  title: classTitle,
  section: 'learn',
  trail: [{ title: '补贴培训班', href: '/learn/classes' }],
  async load({ perform, params }) {
    const id = z.uuid().safeParse(params.id)
    return id.success ? perform(readPublicClass, { id: id.data }) : notFound('没有这个班次')
  },
  view: (one) => (
    <>
      <PageHeading title={classTitle(one)}>
        {one.state === 'completed'
          ? '这个班已经结业。'
          : `${formatDay(civilDate(one.startsOn))}开课，报名请与机构联系。`}
      </PageHeading>
      <Panel title="班次">
        <CheckAnswers
          answers={[
            {
              label: '培训机构',
              value: <a href={`/learn/providers/${one.provider.id}`}>{one.provider.name}</a>,
            },
            ...(Object.keys(OUTCOMES) as OutcomeKind[]).map((kind) => ({
              label: `机构${OUTCOMES[kind].title}`,
              value: outcomeText(one.outcomes.find((each) => each.kind === kind)),
            })),
            { label: '联系电话', value: one.phone || '请到机构页面查看' },
            { label: '教学地点', value: `${one.districtName} ${one.place}` },
            {
              label: '上课时间',
              value: `${formatDay(civilDate(one.startsOn))}至${formatDay(civilDate(one.endsOn))}，每天 ${one.lessonTimes}`,
            },
            { label: '授课方式', value: one.modeText },
            { label: '任课教师', value: one.teacher },
            { label: '已在名册', value: `${one.trainees} 人` },
            { label: '备案号', value: one.number },
          ]}
        />
        <div className="row">
          <LinkButton href={`/subsidy/calc?${calculation(one)}`}>算一算能补多少</LinkButton>
          <LinkButton href={`/learn/classes/${one.id}/calendar.ics`} tone="ghost">
            把上课日子加进日历
          </LinkButton>
        </div>
      </Panel>
      <DataTable
        caption={`课表，共 ${one.days.length} 天`}
        columns={[
          { title: '日期', show: ({ day }) => formatDay(civilDate(day)) },
          { title: '星期', show: ({ day }) => weekdayName(civilDate(day)) },
          { title: '时间', show: ({ time }) => time },
          { title: '地点', show: ({ place }) => place },
          { title: '教师', show: ({ teacher }) => teacher },
          { title: '课时', figures: true, show: ({ hours }) => hours },
        ]}
        rows={one.days}
        rowKey={({ day }) => day}
        empty={null}
      />
    </>
  ),
})

/** /learn/classes/{id}/calendar.ics: each day of class, from when to when where the timetable says it. */
export const classCalendarPage = page<object>({
  path: '/learn/classes/{id}/calendar.ics',
  title: '上课日历',
  async load({ perform, params, origin, now }) {
    const one = await perform(readPublicClass, { id: params.id ?? '' })
    const days = one.days.map(({ day, hours, beginsAt, endsAt, place }) => ({
      id: `class-${one.id}-${day}`,
      day: civilDate(day),
      title: `${classTitle(one)}上课`,
      note: `${hours} 课时，扫教室里的二维码签到`,
      place: `${one.districtName} ${place}`,
      ...(beginsAt && endsAt ? { between: { from: beginsAt, to: endsAt } } : {}),
      href: `/learn/classes/${one.id}`,
      remind: 1,
    }))
    return calendar('上课日历', days, { origin, now })
  },
  view: () => null,
})

/** The calculator takes the way of teaching as `mode2`, since `mode` is how pages are shown. */
const calculation = ({ occupation, level, hours, mode }: Shown): string =>
  new URLSearchParams({ occupation, level: String(level), hours: String(hours), mode2: mode }).toString()
