import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readPlatform } from '../verbs/platform/read.ts'

export type PlatformKnown = z.output<typeof readPlatform.output>

/** What a platform sent and what came of it, for the platform itself and for the city. */
export const PlatformRecord = ({ known: { platform, cases, months, batches } }: { known: PlatformKnown }) => (
  <>
    <p>
      <Tag tone={platform.standing === 'selected' ? 'ok' : 'plain'}>{platform.standingText}</Tag>{' '}
      {platform.operator}，<a href={platform.site}>{platform.site}</a>
    </p>
    <p>{platform.about}</p>
    <h2>不计学时的记录</h2>
    {months.length === 0 && <p className="muted">还没有报送过。</p>}
    {months.length > 0 && (
      <RowTable
        caption="每月不计学时的记录和占比"
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { title: '月份', show: ({ month }) => month },
          { title: '报送', show: ({ records }) => `${records} 条` },
          { title: '不计', show: ({ uncounted, percent }) => `${uncounted} 条，${percent}%` },
          {
            title: '原因',
            show: ({ kinds }) =>
              kinds.map(({ why, records, percent }) => `${why} ${records} 条（${percent}%）`).join('；'),
          },
        ]}
      />
    )}
    <h2>最近的批次</h2>
    {batches.length > 0 && (
      <RowTable
        caption="最近的批次"
        rows={batches}
        rowKey={({ id }) => id}
        columns={[
          { title: '收到', show: ({ at }) => formatMoment(at) },
          { title: '记录', show: ({ statements }) => `${statements} 条` },
          { title: '计了', show: ({ seconds }) => `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒` },
          {
            title: '结果',
            show: ({ refused }) => (refused ? `整批退回：${refused.place}，${refused.why}` : '已收，有回执'),
          },
        ]}
      />
    )}
    {batches.length === 0 && <p className="muted">还没有批次。</p>}
    <h2>办件</h2>
    <RowTable
      caption="办件"
      rows={cases}
      rowKey={({ number }) => number}
      columns={[
        { title: '办件', show: ({ number, title }) => <Go to={`/cases/${number}`}>{title}</Go> },
        { title: '到哪一步', show: ({ stateTitle }) => stateTitle },
        { title: '办件号', show: ({ number }) => number },
      ]}
    />
  </>
)
