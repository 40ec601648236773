import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { myVenues } from '../verbs/venue/my-venues.ts'

type Venue = z.output<typeof myVenues.output>['venues'][number]

/** 教学场地: where one's own organisation teaches, how many each place holds, and what stands there. */
export default function Venues() {
  const { answer, waiting, failure, again } = useAnswer<{ venues: Venue[] }>('/organisations/mine/venues')
  return (
    <div className="page">
      <h1>教学场地</h1>
      <p className="muted">报开班时，教学地点填这里的场地名称，就按登记的容纳人数核对名册。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取教学场地" />}
      {answer?.venues.length === 0 && <p>还没有登记场地。</p>}
      {answer?.venues.map((one) => (
        <VenueCard key={one.id} one={one} again={again} />
      ))}
      {answer && (
        <section>
          <h2>登记一处场地</h2>
          <HhForm<object>
            key={answer.venues.length}
            title="登记一处场地"
            fields={[
              {
                key: 'name',
                title: '名称',
                kind: 'text',
                required: true,
                longest: 60,
                hint: '例如：实训楼 101',
              },
              { key: 'address', title: '地址', kind: 'text', required: true, longest: 200 },
              { key: 'holds', title: '容纳人数', kind: 'number', required: true, unit: '人' },
            ]}
            verb="POST /organisations/mine/venues"
            submit="登记场地"
            onDone={() => {
              announce('已登记场地。')
              again()
            }}
          />
        </section>
      )}
    </div>
  )
}

function VenueCard({ one, again }: { one: Venue; again: () => void }) {
  const [open, setOpen] = useState<'equipment' | 'close' | null>(null)
  const done = (said: string) => {
    announce(said)
    setOpen(null)
    again()
  }
  return (
    <section aria-label={one.name}>
      <h2>{one.name}</h2>
      <p>
        {one.address}，容纳 {one.holds} 人
      </p>
      <RowTable
        caption={`${one.name}的设备`}
        rows={one.equipment}
        rowKey={({ kind }) => kind}
        columns={[
          { title: '设备', show: ({ kind }) => kind },
          { title: '数量', figures: true, show: ({ count }) => count },
          { title: '出厂年份', figures: true, show: ({ madeIn }) => madeIn },
          { title: '状况', show: ({ conditionText }) => conditionText },
        ]}
      />
      <p className="buttons">
        <button type="button" className="btn ghost" onClick={() => setOpen('equipment')}>
          登记设备<span className="sr">：{one.name}</span>
        </button>
        <button type="button" className="btn ghost" onClick={() => setOpen('close')}>
          停用场地<span className="sr">：{one.name}</span>
        </button>
      </p>
      <Dialog title="登记设备" open={open === 'equipment'} onClose={() => setOpen(null)}>
        {open === 'equipment' && (
          <HhForm<object>
            title="登记设备"
            fields={[
              {
                key: 'kind',
                title: '设备名称',
                kind: 'text',
                required: true,
                longest: 60,
                hint: '再登记同一种设备，就是更正它的数量和状况；数量填 0 表示已经没有。',
              },
              { key: 'count', title: '数量', kind: 'number', required: true },
              { key: 'madeIn', title: '出厂年份', kind: 'number', required: true },
              {
                key: 'condition',
                title: '状况',
                kind: 'choice',
                required: true,
                choices: [
                  { value: 'good', text: '完好' },
                  { value: 'repair', text: '待修' },
                  { value: 'worn', text: '停用' },
                ],
              },
            ]}
            verb="POST /organisations/mine/venues/{venue}/equipment"
            fixed={{ venue: one.id }}
            submit="保存设备"
            onDone={() => done('已保存设备。')}
          />
        )}
      </Dialog>
      <Dialog title="停用场地" open={open === 'close'} onClose={() => setOpen(null)}>
        {open === 'close' && (
          <HhForm<object>
            title="停用场地"
            fields={[
              {
                key: 'why',
                title: '原因',
                kind: 'text',
                required: true,
                longest: 200,
                hint: '已经备案的班不受影响；以后报开班不再按这处场地核对。',
              },
            ]}
            verb="POST /organisations/mine/venues/{venue}/close"
            fixed={{ venue: one.id }}
            submit="停用"
            onDone={() => done('已停用场地。')}
          />
        )}
      </Dialog>
    </section>
  )
}
