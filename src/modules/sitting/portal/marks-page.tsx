import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { askAppeal, myMarks } from '../appeal/ask.ts'

type Marks = z.output<typeof myMarks.output>
type Paper = Marks['papers'][number]

/** /my/exams/{id}/marks: the marks of one examination, and asking for another look at one of them (成绩复核). */
export const marksPage = page<Marks>({
  path: '/my/exams/{id}/marks',
  title: '我的成绩',
  section: 'my',
  who: 'sitting.appeal',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的考试', href: '/my/exams' },
  ],
  load: ({ perform, params }) => perform(myMarks, { id: params.id ?? '' }),
  view: ({ title, heldOn, passed, papers }) => (
    <>
      <PageHeading title="我的成绩">
        {title}，{formatDay(heldOn as CivilDate)}考的，{passed ? '合格' : '不合格'}。
      </PageHeading>
      <DataTable
        caption="各科成绩"
        captionHidden
        columns={[
          { title: '科目', show: (one: Paper) => one.title },
          { title: '成绩', show: (one: Paper) => one.mark },
          { title: '复核', show: standingOf },
        ]}
        rows={papers}
        rowKey={({ paper }) => paper}
        empty={null}
      />
      <h2>申请成绩复核</h2>
      {papers.some((one) => one.may) ? <Ask papers={papers} /> : <p>这场考试现在没有可以申请复核的科目。</p>}
    </>
  ),
  actions: {
    async appeal({ perform, params, form }) {
      const { number } = await perform(askAppeal, {
        id: params.id ?? '',
        paper: form.paper as Paper['paper'],
        said: form.said ?? '',
      })
      return redirect(`/my/cases/${number}`)
    },
  },
})

const standingOf = ({ number, why, until }: Paper) =>
  number ? (
    <a href={`/my/cases/${number}`}>看复核进度</a>
  ) : (
    (why ?? `${formatDay(until as CivilDate)}以前可以申请`)
  )

const Ask = ({ papers }: Pick<Marks, 'papers'>) => (
  <>
    <p>
      由没有评过您这一科的考评员再评一次，看不到是谁的卷；另一个人决定，结果给您发消息。成绩可能升高，也可能降低。一科只复核一次。
    </p>
    <Form action="appeal" label="申请成绩复核">
      <ChoiceField
        name="paper"
        label="哪一科"
        options={papers.flatMap(({ paper, title, mark, may }) =>
          may ? [{ value: paper, label: title, hint: mark }] : [],
        )}
      />
      <TextField
        name="said"
        label="理由"
        lines={4}
        maxLength={500}
        hint="例如：第三道大题我写了两个要点，只给了一个的分"
      />
      <Button>申请复核</Button>
    </Form>
  </>
)
