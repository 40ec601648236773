import { levelName } from '../../../kernel/value/level.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { FilingKnown } from './desk.ts'
import { FilingForm } from './filing-form.tsx'
import './training.css'

/** 报开班: what is taught, when and where, and who is on the roster. */
export default function FileClass() {
  const { go } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<FilingKnown>('/training/filing')
  return (
    <div className="page">
      <h1>报开班</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取核准范围" />}
      {answer && (
        <div className="beside">
          <div>
            <FilingForm
              title="报开班"
              submit="提交备案"
              licensed={answer.licensed}
              venues={answer.venues}
              teachers={answer.teachers}
              keep="training.file-class"
              check
              onFiled={(id) => go(`/classes/${id}`)}
            />
          </div>
          <Known answer={answer} />
        </div>
      )}
    </div>
  )
}

/** What the registers and the licence know already, and what happens after the filing. */
const Known = ({ answer }: { answer: FilingKnown }) => (
  <aside className="card pad" aria-label="填之前先看">
    <h2>填之前先看</h2>
    <h3>不用填的</h3>
    <p>机构：{answer.provider}。课表由系统按开班日、每天课时排出；学员的参保、学籍、退休由登记核对。</p>
    <h3>核准的培训范围</h3>
    {answer.licensed.length === 0 && <p>今天没有有效的核准范围，请先联系区人社局。</p>}
    <ul>
      {answer.licensed.map(({ occupation, levels, course }) => (
        <li key={occupation}>
          {occupation}：{course?.kindText ?? levels.map(levelName).join('、')}
        </li>
      ))}
    </ul>
    <h3>登记的教学场地</h3>
    {answer.venues.length === 0 && (
      <p>
        还没有登记，<Go to="/venues">去登记</Go>。没有登记的地点，审核人要另看场地证明。
      </p>
    )}
    <ul>
      {answer.venues.map(({ name, holds, equipment }) => (
        <li key={name}>
          {name}：{holds} 人
          {equipment.map(({ title, lines }) => (
            <details key={title}>
              <summary>{title}要的设备</summary>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          ))}
        </li>
      ))}
    </ul>
    <h3>登记的教师</h3>
    {answer.teachers.length === 0 ? (
      <p>
        还没有登记，<Go to="/teachers">去登记</Go>。任课教师要先登记才能报开班。
      </p>
    ) : (
      <p>
        {answer.teachers.length} 位，<Go to="/teachers">看教师名册</Go>。
      </p>
    )}
    <h3>要填的</h3>
    <p>
      手工填写 {answer.typed} 项，选择 {answer.chosen} 项，上传名册 1 份。填到一半可以离开，自动保存。
    </p>
    <h3>提交以后</h3>
    <p>马上给办件号。区人社局先受理、再决定，各有时限；要补正的会一次告知，逐项答复。</p>
  </aside>
)
