import type { z } from 'zod'
import { stepCase } from '../../../kernel/case/index.ts'
import { LEVELS, levelName, levelOf } from '../../../kernel/value/level.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { MoneyText } from '../../../kit/money-text.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { DateField } from '../../../portal/kit/field/date-field.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { page, redirect } from '../../../portal/page.ts'
import { catalogueKind, entriesOf } from '../../catalogue/index.ts'
import { myRecoveries } from '../../payments/index.ts'
import { endsOf, listExpiring } from '../../policy/index.ts'
import { claimProcedures } from '../case/procedure.ts'
import { type Estimate, GROUP_NAMES, GROUPS, type Situation } from '../rules.ts'
import { dayIn, situationIn } from '../situation-query.ts'
import { estimate } from '../verbs/estimate.ts'
import { mySubsidies } from '../verbs/mine.ts'
import { CalculatorAnswer } from './calculator-answer.tsx'
import { services } from './services.ts'

const takeStep = stepCase(claimProcedures)

interface Asked {
  day: CivilDate
  today: CivilDate
  occupations: string[]
  situation: Situation
  found: Estimate | null
  ends: Record<string, string>
}

/** /subsidy/calc: three questions, no login, the same rule as the officer's decision; `?on=` asks as of another day. */
const calculatorPage = page({
  path: '/subsidy/calc',
  title: '算一算能领多少补贴',
  section: 'subsidy',
  sitemap: true,
  description: '选职业、等级和班型，马上知道补贴多少、依据哪一条。',
  script: 'calculator',
  async load({ perform, standards, query, today }): Promise<Asked> {
    const day = dayIn(query.on, today)
    const catalogue = (await standards()).inForce(catalogueKind, day)
    const occupations = catalogue ? entriesOf(catalogue).map(({ name }) => name) : []
    const situation = situationIn(query)
    const { occupation, level, ...said } = situation
    const found = occupation
      ? await perform(estimate, { ...said, occupation, level: String(level) as '4', filedOn: day })
      : null
    const ends = endsOf(await perform(listExpiring, {}))
    return { day, today, occupations, situation, found: found as Estimate | null, ends }
  },
  view: ({ day, today, occupations, situation, found, ends }: Asked) => (
    <>
      <PageHeading title="算一算能领多少补贴">不用登录。结果和工作人员审核用的是同一套规则。</PageHeading>
      <form action="/subsidy/calc" className="form" aria-label="算一算" data-calculator="">
        <SelectField
          name="occupation"
          label="1. 学哪个职业（工种）"
          options={named(occupations, situation.occupation).map((name) => ({ value: name, label: name }))}
          value={situation.occupation || '焊工'}
        />
        <SelectField
          name="level"
          label="2. 考哪个等级"
          options={LEVELS.map((level) => ({ value: String(level), label: levelName(level) }))}
          value={String(situation.level)}
        />
        <SelectField
          name="hours"
          label="课时"
          options={[
            { value: '120', label: '120 课时及以上' },
            { value: '80', label: '80 到 119 课时' },
          ]}
          value={String(situation.hours)}
        />
        <SelectField
          name="mode2"
          label="上课方式"
          options={[
            { value: 'offline', label: '线下' },
            { value: 'blended', label: '线上线下相结合' },
          ]}
          value={situation.mode}
        />
        <SelectField
          name="certified"
          label="这一等级的证书"
          options={[
            { value: 'no', label: '还没有，打算去考' },
            { value: 'yes', label: '已经取得' },
          ]}
          value={situation.certified ? 'yes' : 'no'}
        />
        <SelectField
          name="group"
          label="3. 您属于哪一类"
          options={GROUPS.map((group) => ({ value: group, label: GROUP_NAMES[group] }))}
          value={situation.group}
        />
        {day !== today && (
          <DateField name="on" label="开班备案日" hint="按这一天施行的标准计算" value={day} />
        )}
        <button className="btn" type="submit">
          算一算
        </button>
      </form>
      <div id="calculator-answer" aria-live="polite" data-ends={JSON.stringify(ends)}>
        {found && <CalculatorAnswer situation={situation} day={day} estimate={found} ends={ends} />}
      </div>
    </>
  ),
})

/** The occupations to choose from; one that came with the address and is not among them stays what was asked. */
const named = (occupations: readonly string[], asked: string): readonly string[] =>
  asked === '' || occupations.includes(asked) ? occupations : [asked, ...occupations]

type Mine = z.infer<typeof mySubsidies.output>['items'][number]
type Owed = z.infer<typeof myRecoveries.output>['items'][number]

const PAYEES = { employer: '付给用人单位', trainer: '付给培训机构', person: '付给本人' } as const

const levelText = ({ level }: Mine): string => levelName(levelOf(level))

/** An offer (技能提升补贴): one button, and only what is missing is asked. */
const Offer = ({ one, account }: { one: Mine; account: boolean }) => (
  <Notice title={`${one.project}：${one.occupation}${levelText(one)}`}>
    {one.amount !== null && (
      <>
        可以领 <MoneyText amount={one.amount as Fen} />，
      </>
    )}
    {one.until && `${formatDay(one.until as CivilDate)}以前确认有效，过期不再受理。`}
    {one.missing.length > 0 && `发出时还差：${one.missing.join('；')}。达到以后再确认。`}
    <Form action="confirm" check label={`确认申领${one.project}`}>
      <HiddenField name="number" value={one.number} />
      <HiddenField name="revision" value={String(one.revision)} />
      {!account && (
        <TextField
          name="account"
          label="本人银行账号"
          hint="补贴打到这个账户"
          keys="numeric"
          maxLength={30}
        />
      )}
      <Button>确认申领</Button>
    </Form>
  </Notice>
)

/** /my/subsidies: what the system has raised for me, and what I may have by one button. */
const minePage = page({
  path: '/my/subsidies',
  title: '我的补贴',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: async ({ perform }) => ({
    ...(await perform(mySubsidies, {})),
    recoveries: (await perform(myRecoveries, {})).items.filter(({ state }) => state === 'open'),
  }),
  view: ({ items, account, recoveries }: z.infer<typeof mySubsidies.output> & { recoveries: Owed[] }) => (
    <>
      <PageHeading title="我的补贴">系统根据结业和取证记录自动发起，您不用填表。</PageHeading>
      {items
        .filter(({ state }) => state === 'offered')
        .map((one) => (
          <Offer key={one.number} one={one} account={account} />
        ))}
      {recoveries.map((one) => (
        <Notice key={one.number} title="有应退回的补贴" tone="warn">
          <a href={`/my/cases/${one.case}`}>{one.case}</a>：{one.why}。应退回{' '}
          <MoneyText amount={one.amount as Fen} />
          ，还差 <MoneyText amount={one.owed as Fen} />。
          <a href={`/my/cases/${one.number}`}>看追回办件 {one.number}</a>
        </Notice>
      ))}
      <DataTable
        caption="我的补贴"
        captionHidden
        columns={[
          { title: '办件', show: (one: Mine) => <a href={`/my/cases/${one.number}`}>{one.number}</a> },
          { title: '补贴', show: (one: Mine) => one.project },
          { title: '职业等级', show: (one: Mine) => `${one.occupation} ${levelText(one)}` },
          {
            title: '金额',
            figures: true,
            show: (one: Mine) => (one.amount === null ? '—' : <MoneyText amount={one.amount as Fen} />),
          },
          { title: '拨付', show: (one: Mine) => PAYEES[one.payee] },
          {
            title: '进度',
            show: (one: Mine) => (one.paidOn ? `${formatDay(one.paidOn as CivilDate)}到账` : one.stateTitle),
          },
        ]}
        rows={items}
        rowKey={(one) => one.number}
        empty={
          <EmptyState title="还没有补贴" next={{ title: '算一算能领多少', href: '/subsidy/calc' }}>
            补贴班结业并取得证书后，系统会自动替您申领。
          </EmptyState>
        }
      />
    </>
  ),
  actions: {
    async confirm({ perform, form }) {
      await perform(takeStep, {
        number: form.number ?? '',
        step: 'confirm',
        revision: Number(form.revision),
        input: form.account ? { account: form.account } : {},
      })
      return redirect(`/my/cases/${form.number}/sent`)
    },
  },
})

/** What subsidies show to the public. */
export const subsidyPortal: ModulePortal = {
  pages: [calculatorPage, minePage],
  scripts: ['calculator'],
  services,
}
