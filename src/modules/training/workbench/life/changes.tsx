import { type ReactNode, useState } from 'react'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../../workbench/kit/dialog.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import type { Desk } from '../desk.ts'
import { ChangeTeacher } from './change-teacher.tsx'

const WHY = { key: 'why', title: '原因', kind: 'long-text', required: true, longest: 200 } as const

/** 班次变动: what may change while a class runs, each by a form of its own; all of it is seen by the district. */
export function Changes({ desk, again }: { desk: Desk; again: () => void }) {
  const paused = desk.pausedFrom as CivilDate | null
  return (
    <section>
      <h2>班次变动</h2>
      {paused ? (
        <p className="note warn">{formatDay(paused)}起停课，停下的课复课以后顺延。停课期间不签到、不结业。</p>
      ) : (
        <p className="muted">变动都留痕，区人社局看得到。</p>
      )}
      <div className="buttons">
        {paused ? (
          <Act title="复课">
            {(done) => (
              <HhForm<{ moved: number; endsOn: string }>
                title="复课"
                fields={[{ key: 'from', title: '从哪天起上课', kind: 'day', required: true }]}
                verb="POST /training/classes/{id}/resume"
                fixed={{ id: desk.id }}
                submit="继续上课"
                onDone={({ moved, endsOn }) =>
                  done(`已复课，${moved} 天课顺延，最后一课在 ${endsOn}。`, again)
                }
              />
            )}
          </Act>
        ) : (
          <>
            <Act title="停课">
              {(done) => (
                <HhForm<{ waiting: number }>
                  title="停课"
                  fields={[
                    {
                      key: 'from',
                      title: '从哪天起停课',
                      kind: 'day',
                      required: true,
                      hint: '可以是已经过去、没有人签到的日子。',
                    },
                    WHY,
                  ]}
                  verb="POST /training/classes/{id}/pause"
                  fixed={{ id: desk.id }}
                  submit="开始停课"
                  onDone={({ waiting }) => done(`已停课，${waiting} 天课等复课。`, again)}
                />
              )}
            </Act>
            <Act title="改上课时间、地点">
              {(done) => (
                <HhForm<{ days: number }>
                  title="改上课时间、地点"
                  fields={[
                    { key: 'from', title: '从哪天起', kind: 'day', required: true },
                    { key: 'beginsAt', title: '上课时间', kind: 'time', required: true },
                    { key: 'endsAt', title: '下课时间', kind: 'time', required: true },
                    {
                      key: 'place',
                      title: '换到哪里',
                      kind: 'text',
                      longest: 200,
                      hint: '地点不变的不填。已经有签到的日子不改。',
                    },
                    WHY,
                  ]}
                  start={desk.times ? { beginsAt: desk.times.from, endsAt: desk.times.to } : {}}
                  verb="POST /training/classes/{id}/lessons/times"
                  fixed={{ id: desk.id }}
                  submit="调整时间"
                  onDone={({ days }) => done(`已改，${days} 天课。`, again)}
                />
              )}
            </Act>
            <Act title="调课、补课">
              {(done) => <MoveLesson desk={desk} done={() => done('已改期。', again)} />}
            </Act>
          </>
        )}
        <Act title="换教师">
          {(done) => <ChangeTeacher desk={desk} done={(days) => done(`已换教师，${days} 天课。`, again)} />}
        </Act>
        <Act title="学员加入">{(done) => <Join desk={desk} done={() => done('已加入名册。', again)} />}</Act>
        <Act title="学员离班">
          {(done) => (
            <HhForm<unknown>
              title="学员离班"
              fields={[
                trainees(desk),
                { key: 'on', title: '从哪天起不来', kind: 'day', required: true },
                WHY,
              ]}
              verb="POST /training/classes/{id}/trainees/{person}/leave"
              fixed={{ id: desk.id }}
              submit="登记离班"
              onDone={() => done('已登记离班。', again)}
            />
          )}
        </Act>
        <Act title="学员换单位">
          {(done) => (
            <HhForm<unknown>
              title="学员换单位"
              fields={[
                trainees(desk),
                { key: 'on', title: '哪天换的', kind: 'day', required: true },
                {
                  key: 'creditCode',
                  title: '新单位的信用代码',
                  kind: 'text',
                  longest: 18,
                  hint: '没有新单位的留空。补贴给谁，以登记的参保单位为准。',
                },
                WHY,
              ]}
              verb="POST /training/classes/{id}/trainees/{person}/employer"
              fixed={{ id: desk.id }}
              submit="登记换单位"
              onDone={() => done('已登记。', again)}
            />
          )}
        </Act>
      </div>
    </section>
  )
}

type Done = (said: string, again: () => void) => void

/** A button that opens its form. */
function Act({ title, children }: { title: string; children: (done: Done) => ReactNode }) {
  const [open, setOpen] = useState(false)
  const done: Done = (said, again) => {
    announce(said)
    setOpen(false)
    again()
  }
  return (
    <>
      <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
        {title}
      </button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        {open && children(done)}
      </Dialog>
    </>
  )
}

const trainees = (desk: Desk) => ({
  key: 'person',
  title: '学员',
  kind: 'choice' as const,
  required: true as const,
  choices: desk.roster.map(({ person, line, name }) => ({ value: person, text: `${line}. ${name}` })),
})

const MoveLesson = ({ desk, done }: { desk: Desk; done: () => void }) => (
  <HhForm<unknown>
    title="调课、补课"
    fields={[
      {
        key: 'day',
        title: '哪一课',
        kind: 'choice',
        required: true,
        choices: desk.days
          .filter(({ signed }) => signed === 0)
          .map(({ day, time, topic }) => ({ value: day, text: `${day} ${time} ${topic}` })),
      },
      { key: 'to', title: '改到哪天', kind: 'day', required: true },
      { key: 'beginsAt', title: '上课时间', kind: 'time', hint: '时间不变的不填；原来没有填过的要填。' },
      { key: 'endsAt', title: '下课时间', kind: 'time' },
      { key: 'place', title: '换到哪里', kind: 'text', longest: 200, hint: '地点不变的不填。' },
      WHY,
    ]}
    verb="POST /training/classes/{id}/lessons/{day}/move"
    fixed={{ id: desk.id }}
    submit="调整日期"
    onDone={done}
  />
)

const Join = ({ desk, done }: { desk: Desk; done: () => void }) => (
  <HhForm<unknown>
    title="学员加入"
    fields={[
      { key: 'on', title: '从哪天起', kind: 'day', required: true },
      { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60 },
      { key: 'idNumber', title: '身份证号', kind: 'text', required: true, longest: 40 },
      { key: 'phone', title: '手机号', kind: 'text', longest: 20 },
      {
        key: 'group',
        title: '人员类别',
        kind: 'choice',
        required: true,
        choices: desk.groups.map((text) => ({ value: text, text })),
      },
      { key: 'creditCode', title: '用人单位信用代码', kind: 'text', longest: 18, hint: '企业职工才填。' },
      WHY,
    ]}
    verb="POST /training/classes/{id}/trainees"
    fixed={{ id: desk.id }}
    submit="加入名册"
    onDone={done}
  />
)
