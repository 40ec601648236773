import type { z } from 'zod'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { readCentre } from '../verbs/read-centre.ts'

type Props = z.output<typeof readCentre.output>

/** /centres/{id}: one centre, how large it is, and why it was named. */
export const centrePage = page<Props>({
  path: '/centres/{id}',
  title: ({ centre }) => centre.name,
  section: 'learn',
  trail: [
    { title: '学技能', href: '/learn/classes' },
    { title: '企业培训中心', href: '/centres' },
  ],
  async load({ perform, params }) {
    const id = params.id ?? ''
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return notFound('没有这个企业培训中心')
    return perform(readCentre, { id })
  },
  view: ({ centre, visits, standard }) => (
    <>
      <PageHeading title={centre.name}>{`${centre.districtName} · 企业培训中心`}</PageHeading>
      {centre.ended && (
        <Notice tone="warn" title={`已${centre.ended.sort}`}>
          <p>
            自 <DayText day={centre.ended.on as CivilDate} /> 起不再是企业培训中心。理由：
            {centre.ended.reason}。
          </p>
        </Notice>
      )}
      <Panel title="基本情况">
        <CheckAnswers
          answers={[
            {
              label: '企业',
              value: <a href={`/learn/providers/${centre.organisation}`}>看企业登记和能教的范围</a>,
            },
            { label: '所在区', value: centre.districtName },
            { label: '培训地点', value: centre.place },
            { label: '同期培训能力', value: `${centre.capacity} 人` },
            { label: '职工', value: `${centre.staff} 人` },
            { label: '专兼职教师', value: `${centre.teachers} 人` },
            { label: '培训的职业', value: centre.occupations.join('、') },
          ]}
        />
      </Panel>
      <Panel title="为什么命名">
        <p>{centre.why}</p>
        <p>
          <DayText day={centre.namedOn as CivilDate} />{' '}
          {`公示期满命名，办件号 ${centre.namedIn}。区里推荐、市里审核材料以后，${visits.length} 名复核人到现场看过：`}
        </p>
        <DataTable
          caption="现场核到的"
          captionHidden
          rows={visits.map((one, at) => ({ ...one, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { title: '日期', show: ({ visitedOn }) => <DayText day={visitedOn as CivilDate} /> },
            { title: '同期能培训', show: ({ capacity }) => `${capacity} 人` },
            { title: '教师', show: ({ teachers }) => `${teachers} 人` },
          ]}
          empty={null}
        />
        {standard.assumed && (
          <p>
            <AssumedMark /> {standard.source}。
          </p>
        )}
      </Panel>
    </>
  ),
})
