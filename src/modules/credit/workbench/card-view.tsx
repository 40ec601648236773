import type { ReactNode } from 'react'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { CreditCard } from '../card.ts'

export type CreditRow = CreditCard['events'][number]

/** The grade with what it means, the score card, and every record with what can be done with it. */
export function CardView({ card, act }: { card: CreditCard; act(row: CreditRow): ReactNode }) {
  const { held, decision, year } = card
  const value = decision.value as { score: string; grade: string } | null
  return (
    <>
      <section className="card">
        <h2>{held ? `${held.grade}（${held.title}），${held.year}年度` : '还没有评出等级'}</h2>
        {held && (
          <p>
            {formatDay(held.from as CivilDate)}起有效。
            {held.newClasses ? '可以开新的补贴班' : '不开新的补贴班，已开的上完'}；
            {held.priority ? '同一天开课的招生排在前；' : ''}每年检查 {held.inspections} 次，抽查占{' '}
            {held.drawWeight} 签。
          </p>
        )}
      </section>
      <DecisionView
        decision={decision}
        title={`${year}年度评分卡`}
        words={{ granted: value ? `按现有记录 ${value.score} 分，${value.grade}` : '' }}
      />
      <Rows title={`${year}年的记录`} rows={card.events} act={act} />
      {card.since.length > 0 && <Rows title="之后的记录" rows={card.since} act={act} />}
    </>
  )
}

const Rows = ({
  title,
  rows,
  act,
}: {
  title: string
  rows: readonly CreditRow[]
  act(row: CreditRow): ReactNode
}) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? (
      <p className="muted">没有扣分的记录。</p>
    ) : (
      <RowTable
        caption={title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { title: '日期', show: (one) => formatDay(one.happenedOn as CivilDate) },
          { title: '项目', show: (one) => one.name },
          {
            title: '次数',
            show: (one) =>
              one.correction
                ? `更正 ${one.count}`
                : one.left === one.count
                  ? one.count
                  : `${one.count}，剩 ${one.left}`,
          },
          { title: '依据', show: (one) => one.evidence },
          { title: '办理', show: act },
        ]}
      />
    )}
  </section>
)
