import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import type { Entries } from '../entries.ts'

/** The certificates, distinctions and trainings of a passport, each certificate with the page that checks it. */
export const EntriesView = ({
  certificates,
  earlier,
  distinctions,
  trainings,
  all,
}: Entries & { all: boolean }) => (
  <>
    <DataTable
      caption="职业技能等级证书"
      rows={certificates}
      rowKey={({ code }) => code}
      columns={[
        { title: '职业（工种）', show: ({ occupation, workType }) => workType ?? occupation },
        { title: '等级', show: ({ level }) => level },
        { title: '评价机构', show: ({ issuer }) => issuer },
        { title: '发证日期', show: ({ issuedOn }) => issuedOn },
        { title: '真伪', show: ({ code }) => <a href={`/v/${code}`}>查验</a> },
      ]}
      empty={<p>还没有有效的证书。</p>}
    />
    {earlier.length > 0 && (
      <DataTable
        caption="以前的和别处发的证书（由登记机关核验后登记）"
        rows={earlier}
        rowKey={(one) => Object.values(one).join(' ')}
        columns={[
          { title: '种类', show: ({ scheme }) => scheme },
          { title: '职业', show: ({ occupation }) => occupation },
          { title: '等级', show: ({ level }) => level },
          { title: '发证机构', show: ({ issuer }) => issuer },
          { title: '发证日期', show: ({ issuedOn }) => formatDay(issuedOn as CivilDate) },
        ]}
        empty={null}
      />
    )}
    {distinctions.length > 0 && (
      <DataTable
        caption="竞赛获奖和荣誉（由登记机关核验后登记）"
        rows={distinctions}
        rowKey={(one) => Object.values(one).join(' ')}
        columns={[
          { title: '名次或称号', show: ({ title }) => title },
          { title: '种类', show: ({ scheme }) => scheme },
          { title: '颁发单位', show: ({ issuer }) => issuer },
          { title: '颁发日期', show: ({ issuedOn }) => formatDay(issuedOn as CivilDate) },
        ]}
        empty={null}
      />
    )}
    {all && (
      <DataTable
        caption="职业技能培训"
        rows={trainings}
        rowKey={({ title, completedOn }) => `${title} ${completedOn}`}
        columns={[
          { title: '培训', show: ({ title }) => title },
          { title: '机构', show: ({ provider }) => provider },
          { title: '结业', show: ({ completedOn }) => formatDay(completedOn as CivilDate) },
        ]}
        empty={<p>还没有结业的培训。</p>}
      />
    )}
  </>
)
