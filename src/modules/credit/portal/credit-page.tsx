import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { notFound, page } from '../../../portal/page.ts'
import type { CreditCard } from '../card.ts'
import { readCredit } from '../verbs/read-credit.ts'

interface Props {
  card: CreditCard
}

/** /credit/{id}: the grade of one school and why, point by point, and what it can do about it. */
export const creditPage = page<Props>({
  path: '/credit/{id}',
  title: ({ card }) => `${card.name}的信用`,
  section: 'learn',
  trail: [
    { title: '学技能', href: '/learn/classes' },
    { title: '培训机构信用', href: '/credit' },
  ],
  async load({ perform, params }) {
    const id = params.id ?? ''
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return notFound('没有这个机构')
    return { card: await perform(readCredit, { id }) }
  },
  view: ({ card }) => (
    <>
      <PageHeading title={`${card.name}的信用`}>
        {card.held
          ? `${card.held.year}年度 ${card.held.grade}（${card.held.title}），${formatDay(card.held.from as CivilDate)}起有效`
          : card.rated
            ? '还没有评出等级'
            : '信用评价的是民办职业培训机构，这家不在评价范围'}
      </PageHeading>
      <p>
        <a href={`/learn/providers/${card.id}`}>看这家机构能教什么</a>
      </p>
      {card.held && <Measures held={card.held} />}
      {card.rated && (
        <>
          <DecisionView
            decision={card.decision}
            title={`${card.year}年度评分卡`}
            words={{ granted: wordOf(card), undecidable: '没有公布评价标准' }}
          />
          <Records card={card} />
          <History card={card} />
          <WhatToDo card={card} />
        </>
      )}
    </>
  ),
})

/** What the year comes to by what is on record now, which may not be in force. */
function wordOf({ decision, held, year }: CreditCard): string {
  const value = decision.value as { score: string; grade: string } | null
  if (!value) return ''
  const text = `按现有记录 ${value.score} 分，${value.grade}`
  return held?.year === year && held.grade !== value.grade
    ? `${text}；现在有效的等级是 ${held.grade}`
    : held
      ? text
      : `${text}，还没有生效`
}

const Measures = ({ held }: { held: NonNullable<CreditCard['held']> }) => (
  <Panel title="这一等怎么对待">
    <CheckAnswers
      answers={[
        { label: '新的补贴班', value: held.newClasses ? '可以开' : '不开；已经开的班上完，学员不受影响' },
        { label: '招生排序', value: held.priority ? '同一天开课的，排在前' : '按开课先后' },
        { label: '检查', value: `每年 ${held.inspections} 次` },
        { label: '随机抽查', value: `占 ${held.drawWeight} 签` },
      ]}
    />
  </Panel>
)

const COLUMNS = [
  { title: '日期', show: (one: Event) => formatDay(one.happenedOn as CivilDate) },
  { title: '项目', show: (one: Event) => one.name },
  {
    title: '次数',
    show: (one: Event) =>
      one.correction
        ? `更正 ${one.count}`
        : one.left === one.count
          ? one.count
          : `${one.count}，更正后 ${one.left}`,
  },
  { title: '依据', show: (one: Event) => one.evidence },
]
type Event = CreditCard['events'][number]

const Records = ({ card }: Props) => (
  <>
    <Panel title={`${card.year}年的记录`}>
      <DataTable
        caption={`${card.year}年的信用记录`}
        captionHidden
        rows={card.events}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        empty={<p>没有扣分的记录。</p>}
      />
    </Panel>
    {card.since.length > 0 && (
      <Panel title="之后的记录">
        <DataTable
          caption="之后的信用记录"
          captionHidden
          rows={card.since}
          rowKey={({ id }) => id}
          columns={COLUMNS}
          empty={null}
        />
        <p>计入发生那一年的评价；够不上现在这一等的，先告知、公示，再降等。</p>
      </Panel>
    )}
  </>
)

const History = ({ card }: Props) =>
  card.ratings.length > 0 && (
    <Panel title="历次评价">
      <DataTable
        caption="历次评价"
        captionHidden
        rows={card.ratings}
        rowKey={({ number }) => number}
        columns={[
          { title: '年度', show: ({ year }) => `${year}年` },
          { title: '原因', show: ({ occasion }) => occasion },
          { title: '得分', show: ({ score }) => score },
          { title: '等级', show: ({ grade }) => grade },
          {
            title: '生效',
            show: ({ inForceOn }) => (inForceOn ? formatDay(inForceOn as CivilDate) : '——'),
          },
        ]}
        empty={null}
      />
    </Panel>
  )

const WhatToDo = ({ card: { repair } }: Props) => (
  <Panel title="有不同意见，或者已经改正" more={{ title: '办事指南', href: '/services/credit-repair' }}>
    <ul className="dots">
      <li>机构：收到初评告知以后，选一条扣分写明理由提异议；核查期间不公示。</li>
      <li>任何人：公示期间可以在公示页提意见。</li>
      {repair && (
        <li>{`机构：改正满 ${repair.afterDays} 日，对可以修复的扣分申请修复；核实后当天重新定等，最高到 ${repair.best}。`}</li>
      )}
    </ul>
  </Panel>
)
