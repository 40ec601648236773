import { z } from 'zod'
import { because, type Clause, decide } from '../../src/kernel/decision/decision.ts'
import { said } from '../../src/kernel/decision/said.fixture.ts'
import { fen } from '../../src/kernel/value/money.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { anybody } from '../../src/kernel/verb/access.ts'
import { verb } from '../../src/kernel/verb/verb.ts'
import { DecisionView } from '../../src/kit/decision-view.tsx'
import { MoneyText } from '../../src/kit/money-text.tsx'
import { listAddress, Pager, pageLinks } from '../../src/kit/pager.tsx'
import { Tag } from '../../src/kit/tag.tsx'
import { Button } from '../../src/portal/kit/button.tsx'
import { DataTable } from '../../src/portal/kit/data-table.tsx'
import { EmptyState } from '../../src/portal/kit/empty-state.tsx'
import { CheckField } from '../../src/portal/kit/field/check-field.tsx'
import { ChoiceField } from '../../src/portal/kit/field/choice-field.tsx'
import { DateField } from '../../src/portal/kit/field/date-field.tsx'
import { FileField } from '../../src/portal/kit/field/file-field.tsx'
import { SelectField } from '../../src/portal/kit/field/select-field.tsx'
import { TextField } from '../../src/portal/kit/field/text-field.tsx'
import { CheckAnswers } from '../../src/portal/kit/form/check-answers.tsx'
import { Confirmation } from '../../src/portal/kit/form/confirmation.tsx'
import { Form } from '../../src/portal/kit/form/form.tsx'
import { Steps } from '../../src/portal/kit/form/steps.tsx'
import { Notice } from '../../src/portal/kit/notice.tsx'
import { PageHeading } from '../../src/portal/kit/page-heading.tsx'
import { Panel } from '../../src/portal/kit/panel.tsx'
import { DayText } from '../../src/portal/kit/text/day-text.tsx'
import { Timeline } from '../../src/portal/kit/timeline.tsx'
import { failed, page, redirect } from '../../src/portal/page.ts'

const article9: Clause = {
  document: 'subsidy-measures-2022',
  article: '9',
  text: '补贴实施办法 第九条',
  status: 'confirmed',
}
const limits: Clause = {
  document: 'subsidy-measures-2022',
  article: 'limits',
  text: '补贴实施办法 次数条款',
  status: 'assumed',
}

export const RULES = {
  hours: '培训课时',
  certificate: '取得证书',
  'class-rate': '紧缺程度',
  yearly: '本年度次数',
}

export const granted = decide<number>()
  .uses('catalogue/2019-2020')
  .require(true, said('hours', { found: '120 课时', needed: '不少于 80 课时' }), article9)
  .require(
    true,
    said('certificate', {
      found: '焊工四级，2026年2月10日核发',
      needed: '同职业同等级证书',
    }),
    article9,
  )
  .require(true, said('yearly', { found: '第 1 次', needed: '不超过 3 次' }), limits)
  .grant(() => 324000, because(said('class-rate', { found: '非常紧缺' }), article9))

export const refused = decide<number>()
  .require(
    false,
    said('hours', {
      found: '60 课时',
      needed: '不少于 80 课时',
      next: '补足课时后，由培训机构重新申报',
    }),
    article9,
  )
  .require(true, said('certificate', { found: '焊工四级' }), article9)
  .grant(() => 0)

export const held = decide<number>()
  .hold(
    true,
    said('certificate', { found: '证书库暂时没有应答', next: '不用您做什么，恢复后自动继续' }),
    article9,
  )
  .grant(() => 0)

/** What the form of the kit page performs. */
export const fileRequest = verb({
  name: 'kit.file',
  title: '提交申请',
  http: 'POST /kit',
  who: anybody(),
  input: z.strictObject({ name: z.string(), account: z.string() }),
  output: z.object({ number: z.string() }),
  run: async () => ({ number: 'BT-2026-120116-000318' }),
})

interface Row {
  number: string
  occupation: string
  amount: number
}

export const ROWS: readonly Row[] = Array.from({ length: 12 }, (_none, at) => ({
  number: `BT-2026-120116-${String(at + 1).padStart(6, '0')}`,
  occupation: ['焊工', '电工', '工业机器人系统操作员'][at % 3]!,
  amount: 100000 + at * 12345,
}))

/** Every part of the kit on one page. */
export const kitPage = page({
  path: '/kit',
  files: true,
  title: '组件',
  section: 'services',
  trail: [{ title: '办事大厅', href: '/services' }],
  load: () => ({}),
  view: () => (
    <>
      <PageHeading title="组件">每一个组件都在这一页。</PageHeading>
      <Steps
        steps={['提交', '审核', '公示', '办结']}
        current={2}
        holder="滨海新区人社局受理岗"
        due={<DayText day={civilDate('2026-03-09')} left={3} />}
      />
      <Steps steps={['提交', '审核', '公示', '完结']} current={2} ended="不予通过" />
      <Notice title="补正一次说清">请在 2026年3月9日 前改好下面两处。</Notice>
      <Notice tone="ok">已经收到。</Notice>
      <Notice tone="warn">2027 年放假安排未发布。</Notice>
      <Notice tone="bad">银行退回。</Notice>
      <DecisionView
        decision={granted}
        title="职业培训补贴"
        amount={fen(324000)}
        rules={RULES}
        basis="2019—2020 年"
      />
      <DecisionView decision={refused} title="职业培训补贴（另一件）" rules={RULES} />
      <DecisionView decision={held} title="职业培训补贴（第三件）" rules={RULES} heading="h3" />
      <Form action="file" files label="申请">
        <TextField name="name" label="姓名" autoComplete="name" width="middle" />
        <TextField name="account" label="银行账号" hint="社会保障卡上的 16 到 19 位数字" keys="numeric" />
        <TextField name="note" label="说明" optional lines={3} />
        <SelectField
          name="group"
          label="人员类别"
          none="请选择"
          options={[
            { value: 'enterprise-employee', label: '企业职工' },
            { value: 'student', label: '在校学生' },
          ]}
        />
        <ChoiceField
          name="level"
          label="证书等级"
          options={[
            { value: '5', label: '五级（初级工）' },
            { value: '4', label: '四级（中级工）', hint: '累计从事满 5 年，或五级证后满 3 年' },
          ]}
        />
        <ChoiceField
          name="marks"
          label="标注"
          several
          inline
          optional
          options={[
            { value: 'green', label: '绿色' },
            { value: 'digital', label: '数字' },
          ]}
        />
        <DateField name="issuedOn" label="发证日期" />
        <FileField name="roster" label="学员名册" hint="Excel 文件" accept=".xlsx" />
        <CheckField name="promise" label="我承诺以上内容真实，愿意承担不实的后果。" />
        <Button>提交申请</Button>
      </Form>
      <Form action={['file', 'back', 'refuse']} id="buttons" label="几个按钮">
        <p className="row">
          <Button action="file">通过</Button>
          <Button action="back" tone="ghost">
            退回
          </Button>
          <Button action="refuse" tone="bad">
            不予通过
          </Button>
        </p>
      </Form>
      <CheckAnswers
        answers={[
          { label: '姓名', value: '张*国', source: '社保卡实名' },
          { label: '银行账号', value: '**** 3306', change: '/kit' },
        ]}
      />
      <DataTable
        caption="办件"
        columns={[
          { title: '办件号', show: (row: Row) => <a href="/kit">{row.number}</a> },
          { title: '职业', show: (row: Row) => row.occupation },
          { title: '状态', show: () => <Tag tone="ok">已到账</Tag> },
          {
            title: '金额',
            figures: true,
            show: (row: Row) => <MoneyText amount={fen(row.amount)} inWords />,
          },
        ]}
        rows={ROWS}
        rowKey={(row) => row.number}
        empty={null}
      />
      <Pager
        of="表"
        page={{ next: 'n', previous: 'p', total: 500, beyond: true }}
        link={pageLinks((place) => listAddress('/kit', {}, place))}
      />
      <DataTable
        caption="空表"
        columns={[{ title: '办件号', show: (row: Row) => row.number }]}
        rows={[]}
        rowKey={(row) => row.number}
        empty={
          <EmptyState title="还没有补贴办件" next={{ title: '看看有哪些培训班', href: '/learn/classes' }}>
            拿到证书后，系统会替您申报。
          </EmptyState>
        }
      />
      <Panel title="办理过程">
        <Timeline
          events={[
            {
              at: '2026年3月2日 09:14',
              instant: '2026-03-02T09:14:00+08:00',
              title: '已提交',
              who: '系统自动',
            },
            {
              at: '2026年3月3日 08:40',
              instant: '2026-03-03T08:40:00+08:00',
              title: '区级审核',
              who: '滨海新区人社局',
              note: '课时、证书均相符。',
            },
          ]}
        />
      </Panel>
      <DayText day={civilDate('2027-01-04')} left={0} estimatedYears={[2027]} />
      <DayText day={civilDate('2026-02-04')} left={-2} />
    </>
  ),
  actions: {
    async file({ perform, form, files }) {
      const errors = []
      if (!form.name) errors.push({ path: 'name', message: '请填写姓名' })
      if (!/^\d{16,19}$/.test(form.account ?? ''))
        errors.push({ path: 'account', message: '银行账号应是 16 到 19 位数字' })
      if (errors.length > 0) return failed(errors)
      const { number } = await perform(fileRequest, { name: form.name!, account: form.account! })
      return redirect(`/done?number=${number}&files=${Object.keys(files).length}`)
    },
  },
})

/** Where the kit page's form leads. */
export const donePage = page({
  path: '/done',
  title: '已提交',
  load: ({ query }) => ({ number: query.number ?? '' }),
  view: ({ number }: { number: string }) => (
    <Confirmation
      title="已提交"
      number={number}
      next={['区级审核，7 个工作日内', '公示 5 个工作日', '到账后给您发短信']}
    />
  ),
})
