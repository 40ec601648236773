import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/civil-date.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { Form } from '../../../portal/kit/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { SelectField } from '../../../portal/kit/select-field.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { EDUCATION_KINDS } from '../rules.ts'
import { applyForExam } from '../verbs/enrol.ts'
import { listExams, myExams } from '../verbs/read-exams.ts'

type Exam = z.infer<typeof listExams.output>['items'][number]
type Mine = z.infer<typeof myExams.output>['items'][number]

const nameOf = (level: string): string =>
  levelName((level === 'special' ? 'special' : Number(level)) as Level)

/** /assess/plans: examinations that one can still apply for. */
const plansPage = page({
  path: '/assess/plans',
  title: '考试计划',
  section: 'assess',
  sitemap: true,
  description: '近期的职业技能等级认定考试和考点。',
  load: async ({ perform }) => (await perform(listExams, {})).items,
  view: (items: Exam[]) => (
    <>
      <PageHeading title="考试计划">
        报名时系统按您的证书和工作记录判断能不能报，不够会说还差多久。
      </PageHeading>
      <DataTable
        caption="正在报名的考试"
        captionHidden
        columns={[
          {
            title: '考试',
            cell: (one: Exam) => (
              <a href={`/assess/plans/${one.id}`}>{`${one.occupation} ${nameOf(one.level)}`}</a>
            ),
          },
          { title: '日期', cell: (one: Exam) => formatDay(one.heldOn as CivilDate) },
          { title: '考点', cell: (one: Exam) => one.place },
          { title: '评价机构', cell: (one: Exam) => one.assessor },
        ]}
        rows={items}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="现在没有正在报名的考试" next={{ title: '先找培训班', href: '/learn/classes' }}>
            新的考试计划随时公布，可过几天再来看。
          </EmptyState>
        }
      />
    </>
  ),
})

const KINDS: Record<(typeof EDUCATION_KINDS)[number], string> = {
  'technician-school': '技工院校',
  'secondary-vocational': '中等职业学校',
  college: '大专',
  higher: '本科及以上',
} as Record<(typeof EDUCATION_KINDS)[number], string>

/** /assess/plans/{id}: one examination and the form to apply. */
const planPage = page({
  path: '/assess/plans/{id}',
  title: (one: Exam) => `${one.occupation} ${nameOf(one.level)}考试`,
  section: 'assess',
  trail: [{ title: '考试计划', href: '/assess/plans' }],
  async load({ perform, params }) {
    const { items } = await perform(listExams, {})
    return items.find((one) => one.id === params.id) ?? notFound('没有这场考试，或报名已经截止')
  },
  view: (one: Exam) => (
    <>
      <PageHeading title={`${one.occupation} ${nameOf(one.level)}`}>
        {formatDay(one.heldOn as CivilDate)}，{one.place}，{one.assessor}。
      </PageHeading>
      <Form action="apply" label="报名">
        <SelectField
          name="education"
          label="本专业或相关专业的毕业学历"
          hint="没有就不选；工作经历和已有证书从登记中取，不用填。"
          none="没有"
          options={EDUCATION_KINDS.map((kind) => ({ value: kind, label: KINDS[kind] ?? kind }))}
          optional
        />
        <Button>报名</Button>
      </Form>
    </>
  ),
  actions: {
    async apply({ perform, params, form }) {
      const kind = EDUCATION_KINDS.find((one) => one === form.education)
      await perform(applyForExam, {
        id: params.id ?? '',
        education: kind ? [{ kind, majorMatches: true, graduated: true }] : [],
      })
      return redirect('/my/exams')
    },
  },
})

/** /my/exams: what one has applied for. */
const minePage = page({
  path: '/my/exams',
  title: '我的考试',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: async ({ perform }) => (await perform(myExams, {})).items,
  view: (items: Mine[]) => (
    <>
      <PageHeading title="我的考试" />
      <DataTable
        caption="我的考试"
        captionHidden
        columns={[
          { title: '考试', cell: (one: Mine) => `${one.occupation} ${nameOf(one.level)}` },
          { title: '日期', cell: (one: Mine) => formatDay(one.heldOn as CivilDate) },
          { title: '考点', cell: (one: Mine) => one.place },
          { title: '座位', cell: (one: Mine) => one.seat ?? '待编排' },
          { title: '资格', cell: (one: Mine) => (one.eligible ? '符合' : '不符合') },
          {
            title: '结果',
            cell: (one: Mine) => (one.passed === null ? '待公布' : one.passed ? '合格' : '不合格'),
          },
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

export const assessmentPages = [plansPage, planPage, minePage]
