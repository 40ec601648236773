import { Tag } from '../../../kit/tag.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { PublicOffer } from '../offer/view.ts'

/** What one's own organisation has announced. */
export default function OfferList() {
  return (
    <div className="page">
      <h1>招生报名</h1>
      <p>先招生，人够了再报开班。报名的一个工作日内答复，过时会催办。</p>
      <HhTable<PublicOffer>
        caption="本机构招生"
        list="/enrolment/my-offers"
        columns={[
          { key: 'title', title: '招生', show: (one) => `${one.occupation} ${one.levelText}` },
          { key: 'startsOn', title: '开课', show: (one) => one.startsOn },
          { key: 'closesOn', title: '报名截止', show: (one) => one.closesOn },
          { key: 'seats', title: '名额', figures: true, show: (one) => one.seats },
          { key: 'free', title: '还剩', figures: true, show: (one) => one.free },
          { key: 'state', title: '状态', show: (one) => <State {...one} /> },
        ]}
        rowKey={({ id }) => id}
        to={({ id }) => `/offers/${id}`}
        filters={[]}
        actions={
          <Go className="btn" to="/offers/new">
            发布招生
          </Go>
        }
        empty={{ text: '还没有发布过招生。', next: { label: '发布招生', to: '/offers/new' } }}
      />
    </div>
  )
}

const State = ({ ended }: PublicOffer) =>
  ended === 'class' ? (
    <Tag tone="ok">已报开班</Tag>
  ) : ended === 'cancelled' ? (
    <Tag>已取消</Tag>
  ) : (
    <Tag tone="warn">招生中</Tag>
  )
