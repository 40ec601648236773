import { Tag } from '../../../kit/tag.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { KINDS } from '../schema.ts'
import type { PublicOrganisation } from '../views.ts'

/** The register of organisations, for whoever keeps it. */
export default function OrganisationList() {
  return (
    <div className="page">
      <h1>机构名录</h1>
      <HhTable<PublicOrganisation>
        caption="机构"
        list="/organisations"
        columns={[
          { key: 'name', title: '名称', show: ({ name }) => name },
          { key: 'kind', title: '类别', show: ({ kindText }) => kindText },
          { key: 'code', title: '统一社会信用代码', show: ({ creditCode }) => creditCode },
          { key: 'agreement', title: '补贴培训协议', show: (one) => <AgreementState one={one} /> },
        ]}
        rowKey={({ id }) => id}
        to={({ id }) => `/organisations/${id}`}
        filters={[
          {
            key: 'kind',
            title: '类别',
            kind: 'choice',
            choices: Object.entries(KINDS).map(([value, text]) => ({ value, text })),
          },
          { key: 'q', title: '名称或信用代码', kind: 'text' },
        ]}
        empty={{ text: '还没有登记机构。', next: { label: '登记机构', to: '/organisations/new' } }}
      />
    </div>
  )
}

const AgreementState = ({ one }: { one: PublicOrganisation }) =>
  one.rectifying ? (
    <Tag tone="bad">整改中</Tag>
  ) : one.agreement ? (
    <>
      {one.agreement.number}，至 {one.agreement.to}
    </>
  ) : (
    <>无</>
  )
