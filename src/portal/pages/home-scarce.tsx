import { AssumedMark } from '../../kit/assumed-mark.tsx'
import { MoneyText } from '../../kit/money-text.tsx'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Panel } from '../kit/panel.tsx'
import type { HomeData, ScarceRow } from './home-data.ts'

const TONES: Record<ScarceRow['degree'], TagTone> = { 非常紧缺: 'brick', 紧缺: 'warn', 一般紧缺: 'plain' }

/** The first rows of the scarcity catalogue in force, and how far its amounts can be relied on. */
export const HomeScarce = ({ scarce }: { scarce: HomeData['scarce'] }) => (
  <Panel title="紧缺职业目录" more={{ title: '查看全部', href: '/subsidy/catalog' }}>
    <DataTable
      caption={`${scarce.edition}：职业、紧缺程度和补贴上限`}
      captionHidden
      compact
      columns={[
        { title: '职业（工种）', show: (row: ScarceRow) => row.occupation },
        { title: '紧缺程度', show: (row: ScarceRow) => <Tag tone={TONES[row.degree]}>{row.degree}</Tag> },
        {
          title: '标注',
          spare: true,
          show: (row: ScarceRow) => row.marks.map((mark) => <Tag key={mark}>{mark}</Tag>),
        },
        {
          title: '补贴上限',
          figures: true,
          show: (row: ScarceRow) => (row.most === null ? '未公布' : <MoneyText amount={row.most} />),
        },
      ]}
      rows={scarce.rows}
      rowKey={(row) => row.occupation}
      empty={<p className="foot">目录正在编制，尚未公布。</p>}
    />
    <p className="foot">
      {scarce.edition}
      {scarce.basis && <AssumedMark basis={scarce.basis} />}
    </p>
  </Panel>
)
