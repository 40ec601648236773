import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 申报线上平台遴选: what it teaches and how it knows that it is the person who learns. */
export default function ApplyPlatform() {
  const [number, setNumber] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>申报线上平台遴选</h1>
      {number && (
        <div className="note">
          <h2>已提交 {number}，去附材料</h2>
          <p>请附上备案证明、实名核验和课程的材料。没有材料的不能初审。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${number}`}>
              去附材料
            </Go>
          </p>
        </div>
      )}
      {!number && (
        <HhForm<{ number: string }>
          title="申报线上平台遴选"
          fields={[
            { key: 'name', title: '平台名称', kind: 'text', required: true, longest: 60 },
            {
              key: 'site',
              title: '网址',
              kind: 'text',
              required: true,
              longest: 200,
              hint: '以 https:// 开头。',
            },
            { key: 'about', title: '教什么', kind: 'long-text', required: true, longest: 500 },
            {
              key: 'checks',
              title: '怎样核实是本人在学',
              kind: 'long-text',
              required: true,
              longest: 500,
              hint: '实名、签到、随机点名、记录怎么追溯。',
            },
          ]}
          verb="POST /online/platforms/applications"
          submit="提交申报"
          onDone={(done) => setNumber(done.number)}
        />
      )}
    </div>
  )
}
