import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../../workbench/kit/form/form-fields.ts'
import { HhImport } from '../../../../workbench/kit/import/import.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { EMPLOYMENTS } from '../../teachers/teacher.ts'
import type { myTeachers } from '../../verbs/teachers/read-teachers.ts'
import type { importTeachers } from '../../verbs/teachers/register-teachers.ts'
import '../training.css'

type Teacher = z.output<typeof myTeachers.output>['teachers'][number]
type Imported = z.output<typeof importTeachers.output>

/** 教师: who teaches for one's own provider, entered one by one or by Excel; who left stays readable. */
export default function MyTeachers() {
  const { answer, waiting, failure, again } = useAnswer<{ teachers: Teacher[] }>('/training/teachers')
  const now = answer?.teachers.filter(({ until }) => until === null) ?? []
  const left = answer?.teachers.filter(({ until }) => until !== null) ?? []
  return (
    <div className="page">
      <h1>教师</h1>
      <p className="muted">报开班、换教师时从这里选。同一个人在几家机构任教，也按身份证号认作一个人。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取教师名册" />}
      {answer && now.length === 0 && <p>还没有登记教师，请在下面登记，或者用 Excel 导入。</p>}
      {now.length > 0 && <Now teachers={now} again={again} />}
      {left.length > 0 && <Left teachers={left} />}
      {answer && (
        <section>
          <h2>登记一位教师</h2>
          <HhForm<object>
            key={answer.teachers.length}
            title="登记一位教师"
            fields={[...WHO, ...DETAILS, FROM]}
            start={{ employment: 'full' }}
            verb="POST /training/teachers"
            submit="登记教师"
            onDone={() => {
              announce('已登记教师。')
              again()
            }}
          />
        </section>
      )}
      {answer && (
        <section>
          <h2>用 Excel 导入</h2>
          <HhImport<Imported>
            what="教师名册"
            template="/training/teachers/template"
            verb="POST /training/teachers/sheets"
            onDone={({ entered, changed }) => {
              announce(`新登记 ${entered} 位，更正 ${changed} 位。`)
              again()
            }}
          />
        </section>
      )}
    </div>
  )
}

function Now({ teachers, again }: { teachers: readonly Teacher[]; again: () => void }) {
  const [chosen, setChosen] = useState<Teacher | null>(null)
  return (
    <section aria-label="在任教师">
      <RowTable
        caption="在任教师"
        rows={teachers}
        rowKey={({ id }) => id}
        columns={[
          { title: '姓名', show: ({ name }) => name },
          { title: '身份证号', show: ({ idNumber }) => idNumber },
          { title: '聘用方式', show: ({ employmentText }) => employmentText },
          { title: '资格', show: ({ qualifications }) => qualifications },
          { title: '可任教职业', show: ({ occupations }) => occupations.join('、') },
          { title: '任教起', show: ({ from }) => formatDay(from as CivilDate) },
          {
            title: '离任',
            show: (one) => (
              <button type="button" className="btn ghost" onClick={() => setChosen(one)}>
                登记离任<span className="sr">：{one.name}</span>
              </button>
            ),
          },
        ]}
      />
      <Dialog
        title={`登记离任：${chosen?.name ?? ''}`}
        open={chosen !== null}
        onClose={() => setChosen(null)}
      >
        {chosen && (
          <HhForm<object>
            title="登记离任"
            fields={[
              {
                key: 'until',
                title: '最后一天',
                kind: 'day',
                required: true,
                hint: '这天以后还排着课的班，先在班次页换教师。',
              },
              { key: 'why', title: '原因', kind: 'text', required: true, longest: 200 },
            ]}
            verb="POST /training/teachers/{id}/end"
            fixed={{ id: chosen.id }}
            submit="登记离任"
            onDone={() => {
              announce(`已登记${chosen.name}离任。`)
              setChosen(null)
              again()
            }}
          />
        )}
      </Dialog>
    </section>
  )
}

const Left = ({ teachers }: { teachers: readonly Teacher[] }) => (
  <section>
    <h2>已离任</h2>
    <RowTable
      caption="已离任的教师"
      rows={teachers}
      rowKey={({ id }) => id}
      columns={[
        { title: '姓名', show: ({ name }) => name },
        { title: '身份证号', show: ({ idNumber }) => idNumber },
        {
          title: '任教起止',
          show: ({ from, until }) => `${formatDay(from as CivilDate)}至${formatDay(until as CivilDate)}`,
        },
        { title: '原因', show: ({ why }) => why },
      ]}
    />
  </section>
)

const WHO: readonly Field[] = [
  { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60 },
  {
    key: 'idNumber',
    title: '身份证号',
    kind: 'text',
    purpose: 'id-number',
    required: true,
    longest: 40,
    hint: '加密保存，页面上只露首尾。已经在名册里的人再填一次，就是更正他的资格和可任教职业。',
  },
]

const DETAILS: readonly Field[] = [
  {
    key: 'employment',
    title: '聘用方式',
    kind: 'choice',
    required: true,
    choices: Object.entries(EMPLOYMENTS).map(([value, text]) => ({ value, text })),
  },
  {
    key: 'occupations',
    title: '可任教职业',
    kind: 'text',
    required: true,
    longest: 600,
    hint: '写核准培训范围里的职业名称，几个职业用顿号分开。',
  },
  {
    key: 'skill',
    title: '职业资格或技能等级',
    kind: 'text',
    longest: 100,
    hint: '例如：二级（技师）焊工。和职称至少填一项。',
  },
  { key: 'title', title: '职称', kind: 'text', longest: 60 },
  { key: 'teaching', title: '教师资格', kind: 'text', longest: 60, hint: '种类或证号，没有的不填。' },
]

const FROM: Field = { key: 'from', title: '任教起始日', kind: 'day', hint: '不填的，从今天起。' }
