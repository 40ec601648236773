import type { z } from 'zod'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { SCOPE_COLUMNS, VENUE_COLUMNS } from '../standing-columns.ts'
import { readAccredited } from '../verbs/list.ts'

type Props = z.output<typeof readAccredited.output>

/** /assess/organisations/{id}: what one organisation may examine, where, with how many, and what binds it (备案公开). */
export const organisationPage = page<Props>({
  path: '/assess/organisations/{id}',
  title: ({ accreditation }) => accreditation.name,
  section: 'assess',
  trail: [{ title: '评价机构', href: '/assess/organisations' }],
  async load({ perform, params }) {
    const id = params.id ?? ''
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return notFound('没有这家评价机构')
    return perform(readAccredited, { id })
  },
  view: ({ accreditation: one, standing }) => (
    <>
      <PageHeading title={one.name}>{`${one.districtName} · ${one.category}`}</PageHeading>
      <Leaving one={one} />
      <Panel title="备案">
        <CheckAnswers
          answers={[
            { label: '备案日', value: <DayText day={one.since as CivilDate} /> },
            { label: '办件号', value: one.decidedIn },
            ...(one.candidates.length > 0 ? [{ label: '评价对象', value: one.candidates.join('、') }] : []),
            { label: '有证的考评员', value: `${standing.examiners} 人` },
            { label: '有证的质量督导员', value: `${standing.supervisors} 人` },
            { label: '利害关系说明', value: one.conflict },
            {
              label: '单位登记',
              value: <a href={`/learn/providers/${one.organisation}`}>看登记和全部范围</a>,
            },
          ]}
        />
      </Panel>
      <h2>备案范围</h2>
      <DataTable
        caption="备案范围"
        captionHidden
        rows={standing.scope.map((line, at) => ({ ...line, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          ...SCOPE_COLUMNS,
          {
            title: '有效期',
            show: ({ from, to, holds }) => (
              <>
                <DayText day={from as CivilDate} /> 至 <DayText day={to as CivilDate} />
                {holds ? '' : '（现在无效）'}
              </>
            ),
          },
        ]}
        empty={null}
      />
      <h2>考点</h2>
      <DataTable
        caption="考点"
        captionHidden
        rows={standing.venues}
        rowKey={({ id }) => id}
        columns={[...VENUE_COLUMNS]}
        empty={null}
      />
    </>
  ),
})

function Leaving({ one }: { one: Props['accreditation'] }) {
  if (one.endedOn)
    return (
      <Notice tone="warn" title="备案已终止">
        <p>
          自 <DayText day={one.endedOn as CivilDate} /> 起不再是评价机构。已经发的证书继续有效。
        </p>
      </Notice>
    )
  return one.teachOut ? (
    <Notice tone="warn" title={`正在退出（${one.teachOut.sort}）`}>
      <p>
        自 <DayText day={one.teachOut.on as CivilDate} /> 起不办新考试，已经安排的考完。理由：
        {one.teachOut.reason}。
      </p>
    </Notice>
  ) : null
}
