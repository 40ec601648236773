import { useState } from 'react'
import { Tag } from '../../../kit/tag.tsx'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { Desk } from './desk.ts'

type Trainee = Desk['roster'][number]

/** Who is on the roster, who has signed in today, and, for those who cannot scan, entering it by hand. */
export function Roster({ desk }: { desk: Desk }) {
  const [chosen, setChosen] = useState<Trainee | null>(null)
  const open = desk.state === 'approved'
  return (
    <section>
      <h2>学员（{desk.roster.length} 人）</h2>
      <RowTable
        caption="学员名册"
        rows={desk.roster}
        rowKey={(one) => one.person}
        columns={[
          {
            title: '姓名',
            show: (one) => (
              <>
                {one.name}
                {one.leftOn && <Tag>{one.leftOn} 离班</Tag>}
                {one.joinedOn && <Tag>{one.joinedOn} 加入</Tag>}
              </>
            ),
          },
          { title: '身份证号', show: (one) => one.idNumber },
          {
            title: '人员类别',
            show: (one) => (
              <>
                {one.group}
                {one.employer && `（${one.employer}）`}
              </>
            ),
          },
          {
            title: '已签课时',
            figures: true,
            show: (one) => (
              <>
                {one.attended} / {desk.hours}
              </>
            ),
          },
          {
            title: desk.state === 'completed' ? '结业' : '今天',
            show: (one) => <Standing one={one} today={desk.today} />,
          },
          open && {
            title: '补录',
            show: (one) => (
              <button type="button" className="btn ghost" onClick={() => setChosen(one)}>
                补录签到<span className="sr">：{one.name}</span>
              </button>
            ),
          },
        ]}
      />
      <Dialog
        title={`补录签到：${chosen?.name ?? ''}`}
        open={chosen !== null}
        onClose={() => setChosen(null)}
      >
        {chosen && (
          <ByHand
            desk={desk}
            trainee={chosen}
            onDone={() => {
              announce(`已补录${chosen.name}的签到。`)
              setChosen(null)
            }}
          />
        )}
      </Dialog>
    </section>
  )
}

function Standing({ one, today }: { one: Trainee; today: string }) {
  if (one.result) {
    return one.result.completed ? (
      <Tag tone="ok">已结业</Tag>
    ) : (
      <Tag tone="bad">出勤 {one.result.percent}%，没有结业</Tag>
    )
  }
  const signed = one.signed.find(({ day }) => day === today)
  if (!signed) return <Tag>未签到</Tag>
  if (signed.standing === 'unconfirmed')
    return (
      <>
        <Tag tone="warn">{SIGNED[signed.method]}，待核实</Tag> {signed.why}
      </>
    )
  return <Tag tone="ok">{SIGNED[signed.method]}</Tag>
}

const SIGNED = { qr: '已扫码签到', pass: '已扫凭证', teacher: '已补录', online: '已线上学完' }

/** Days with lessons up to today on which the trainee has not signed in. */
const missing = (desk: Desk, trainee: Trainee): string[] =>
  desk.days
    .map(({ day }) => day)
    .filter((day) => day <= desk.today && !trainee.signed.some((signed) => signed.day === day))
    .reverse()

function ByHand({ desk, trainee, onDone }: { desk: Desk; trainee: Trainee; onDone: () => void }) {
  const days = missing(desk, trainee)
  if (days.length === 0) return <p>到今天为止，每个上课日都已签到，不用补录。</p>
  return (
    <HhForm<unknown>
      title="补录签到"
      verb="POST /training/classes/{id}/attendance/by-hand"
      fixed={{ id: desk.id, person: trainee.person }}
      start={{ day: days[0] }}
      fields={[
        {
          kind: 'choice',
          key: 'day',
          title: '上课日',
          required: true,
          choices: days.map((day) => ({ value: day, text: day })),
        },
        {
          kind: 'text',
          key: 'reason',
          title: '为什么不能扫码',
          required: true,
          longest: 200,
          hint: '例如：没有智能手机，现场核对本人。补录会留痕，审核人看得到。',
        },
      ]}
      submit="补录签到"
      onDone={onDone}
    />
  )
}
