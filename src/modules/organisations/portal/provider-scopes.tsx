import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import type { PublicOrganisation } from '../views.ts'

/** Whether a provider may open subsidised classes today, in words. */
export const AgreementTag = ({ provider }: { provider: PublicOrganisation }) =>
  provider.rectifying ? (
    <Tag tone="bad">整改中，暂不开补贴班</Tag>
  ) : provider.agreement ? (
    <Tag tone="ok">补贴培训协议有效</Tag>
  ) : (
    <Tag tone="warn">没有补贴培训协议</Tag>
  )

/** The grade of a provider's credit, which leads to why. */
export const CreditLine = ({ provider: { id, credit } }: { provider: PublicOrganisation }) =>
  credit && (
    <p>
      信用等级：
      <a href={`/credit/${id}`}>
        {credit.grade}（{credit.title}），{credit.year}年度
      </a>
      {!credit.newClasses && '，不开新的补贴班'}
    </p>
  )

/** The agreement and its last day. */
export const AgreementText = ({ agreement }: { agreement: PublicOrganisation['agreement'] }) =>
  agreement ? (
    <>
      {agreement.number}，至 <DayText day={agreement.to as CivilDate} />
    </>
  ) : (
    '无'
  )

/** What a provider may train or assess, occupation by occupation. */
export const ScopeTable = ({
  caption,
  scopes,
}: {
  caption: string
  scopes: PublicOrganisation['training']
}) => (
  <DataTable
    caption={caption}
    captionHidden
    rows={scopes}
    rowKey={({ occupation }) => occupation}
    columns={[
      { title: '职业', show: ({ occupation }) => occupation },
      { title: '职业编码', show: ({ occupationCode }) => occupationCode ?? '——' },
      { title: '等级', show: ({ levelText }) => levelText },
    ]}
    empty={<p className="muted">没有核定的范围。</p>}
  />
)
