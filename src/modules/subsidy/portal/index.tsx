import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/civil-date.ts'
import { LEVELS, type Level, levelName } from '../../../kernel/value/level.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { DecisionView } from '../../../portal/kit/decision-view.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { MoneyText } from '../../../portal/kit/money-text.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { SelectField } from '../../../portal/kit/select-field.tsx'
import { page } from '../../../portal/page.ts'
import { currentCatalogue } from '../../catalogue/index.ts'
import { endsOf, listExpiring } from '../../policy/index.ts'
import { GROUP_NAMES, GROUPS } from '../facts.ts'
import { RULE_NAMES } from '../rule-names.ts'
import { estimate } from '../verbs/estimate.ts'
import { mySubsidies } from '../verbs/mine.ts'

type Estimate = z.infer<typeof estimate.output>
interface Asked {
  occupations: string[]
  asked: { occupation: string; level: string; hours: string; mode: string; group: string }
  found: Estimate | null
  ends: Record<string, string>
}

/** /subsidy/calc: three questions, no login, the same rule as the officer's decision. */
const calculatorPage = page({
  path: '/subsidy/calc',
  title: '算一算能领多少补贴',
  section: 'subsidy',
  sitemap: true,
  description: '选职业、等级和班型，马上知道补贴多少、依据哪一条。',
  async load({ perform, query }): Promise<Asked> {
    const { entries } = await perform(currentCatalogue, {})
    const asked = {
      occupation: query.occupation ?? '',
      level: LEVELS.map(String).find((level) => level === query.level) ?? '4',
      hours: query.hours === '80' ? '80' : '120',
      mode: query.mode2 === 'blended' ? 'blended' : 'offline',
      group: GROUPS.find((group) => group === query.group) ?? 'enterprise-employee',
    }
    const known = entries.some((entry) => entry.name === asked.occupation)
    const found = known
      ? await perform(estimate, {
          ...asked,
          level: asked.level as '4',
          hours: Number(asked.hours),
          mode: asked.mode as 'offline',
          group: asked.group as 'resident',
        })
      : null
    return {
      occupations: entries.map((entry) => entry.name),
      asked,
      found,
      ends: endsOf(await perform(listExpiring, {})),
    }
  },
  view: ({ occupations, asked, found, ends }: Asked) => (
    <>
      <PageHeading title="算一算能领多少补贴">不用登录。结果和工作人员审核用的是同一套规则。</PageHeading>
      <form action="/subsidy/calc" className="form" aria-label="算一算">
        <SelectField
          name="occupation"
          label="1. 学哪个职业（工种）"
          options={occupations.map((name) => ({ value: name, label: name }))}
          value={asked.occupation || '焊工'}
        />
        <SelectField
          name="level"
          label="2. 考哪个等级"
          options={LEVELS.map((level) => ({ value: String(level), label: levelName(level) }))}
          value={asked.level}
        />
        <SelectField
          name="group"
          label="3. 您属于哪一类"
          options={GROUPS.map((group) => ({ value: group, label: GROUP_NAMES[group] }))}
          value={asked.group}
        />
        <SelectField
          name="hours"
          label="课时"
          options={[
            { value: '120', label: '120 课时及以上' },
            { value: '80', label: '80 到 119 课时' },
          ]}
          value={asked.hours}
        />
        <SelectField
          name="mode2"
          label="上课方式"
          options={[
            { value: 'offline', label: '线下' },
            { value: 'blended', label: '线上线下相结合' },
          ]}
          value={asked.mode}
        />
        <button className="btn" type="submit">
          算一算
        </button>
      </form>
      {found && (
        <DecisionView
          title={`${asked.occupation} ${levelName((asked.level === 'special' ? 'special' : Number(asked.level)) as Level)} 培训费补贴`}
          decision={found.decision}
          ends={ends}
          amount={typeof found.decision.value === 'number' ? (found.decision.value as Fen) : null}
          rules={RULE_NAMES}
          words={{
            granted: '考取证书后预计补贴',
            refused: '按这些情况不能补贴',
            undecidable: '现在还算不出来',
          }}
        />
      )}
    </>
  ),
})

type Mine = z.infer<typeof mySubsidies.output>['items'][number]

const STATES: Record<string, string> = {
  filed: '待区受理',
  correcting: '待补正',
  review: '待区复核',
  funding: '待资金额度',
  notice: '公示中',
  approved: '待拨付',
  batched: '拨付中',
  paid: '已到账',
  refused: '不予补贴',
  withdrawn: '已放弃',
}
const PAYEES = { employer: '付给用人单位', trainer: '付给培训机构', person: '付给本人' } as const

/** /my/subsidies: what the system has raised for me. */
const minePage = page({
  path: '/my/subsidies',
  title: '我的补贴',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: async ({ perform }) => (await perform(mySubsidies, {})).items,
  view: (items: Mine[]) => (
    <>
      <PageHeading title="我的补贴">系统根据结业和取证记录自动发起，您不用填表。</PageHeading>
      <DataTable
        caption="我的补贴"
        captionHidden
        columns={[
          { title: '办件', cell: (one: Mine) => <a href={`/my/cases/${one.number}`}>{one.number}</a> },
          {
            title: '职业等级',
            cell: (one: Mine) =>
              `${one.occupation} ${levelName((one.level === 'special' ? 'special' : Number(one.level)) as Level)}`,
          },
          {
            title: '金额',
            numeric: true,
            cell: (one: Mine) => (one.amount === null ? '—' : <MoneyText amount={one.amount as Fen} />),
          },
          { title: '拨付', cell: (one: Mine) => PAYEES[one.payee] },
          {
            title: '进度',
            cell: (one: Mine) =>
              one.paidOn ? `${formatDay(one.paidOn as CivilDate)}到账` : (STATES[one.state] ?? one.state),
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
})

export const subsidyPages = [calculatorPage, minePage]
