import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Prepared {
  number: string
  exams: number
  supervisors: number
}

/** 准备督导抽查: the list is the district's examinations of some days; supervisors and whom they stand back from come from the registers. */
export default function PrepareDraw() {
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  return (
    <div className="page">
      <h1>准备督导抽查</h1>
      <p>
        名单是这个区这些天要考的考试，督导员是全市证卡有效、有账号的，谁要回避由登记数据算好。名单和摘要公布以后两人承诺、开启；抽中哪一场，到最后一场考试那天才公布。
      </p>
      {prepared === null ? (
        <HhForm<Prepared>
          title="准备督导抽查"
          fields={[
            { key: 'title', title: '抽查什么', kind: 'text', required: true, longest: 60 },
            { key: 'district', title: '区划代码', kind: 'text', required: true, longest: 6 },
            { key: 'from', title: '考试日从', kind: 'day', required: true },
            { key: 'to', title: '到', kind: 'day', required: true },
            { key: 'count', title: '抽几场', kind: 'number', unit: '场', required: true },
          ]}
          verb="POST /visits/draws"
          submit="建立名单"
          onDone={setPrepared}
        />
      ) : (
        <div className="note">
          <h2>
            名单已建立：{prepared.exams} 场考试，{prepared.supervisors} 名督导员
          </h2>
          <p>公布名单和摘要，再由两人承诺、开启；抽中的自动立督导。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${prepared.number}`}>
              办这次抽查
            </Go>
          </p>
        </div>
      )}
    </div>
  )
}
