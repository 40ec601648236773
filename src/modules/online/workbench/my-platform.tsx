import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myPlatform } from '../verbs/platform/read.ts'
import { PlatformRecord } from './platform-record.tsx'

type Mine = z.output<typeof myPlatform.output>

/** 本单位线上平台: how it stands, by which keys it signs, what it sent and what came of it. */
export default function MyPlatform() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/online/platforms/mine')
  const [leaving, setLeaving] = useState(false)
  const standing = answer?.known?.platform.standing
  return (
    <div className="page">
      <h1>本单位线上平台</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位的线上平台" />}
      {answer && standing !== 'applied' && standing !== 'selected' && (
        <section className="note">
          <h2>本单位现在没有入选的线上平台</h2>
          <p>市里遴选：初审、决定、公示后入选，以后分阶段评估。</p>
          <p className="buttons">
            <Go className="btn" to="/online/platform/apply">
              去申报
            </Go>
          </p>
        </section>
      )}
      {answer?.known && <PlatformRecord known={answer.known} />}
      {answer && standing === 'selected' && (
        <>
          <Keys mine={answer} again={again} />
          <section>
            <h2>退出遴选</h2>
            <p className="buttons">
              <button type="button" className="btn ghost" onClick={() => setLeaving(true)}>
                申请退出
              </button>
            </p>
          </section>
        </>
      )}
      <Dialog title="申请退出" open={leaving} onClose={() => setLeaving(false)}>
        {leaving && (
          <HhForm<{ number: string }>
            title="申请退出"
            fields={[{ key: 'reason', title: '为什么退出', kind: 'long-text', required: true, longest: 300 }]}
            verb="POST /online/platforms/mine/exit"
            submit="提交退出申请"
            onDone={({ number }) => {
              setLeaving(false)
              announce(`退出申请 ${number} 已提交。`)
              again()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

const Keys = ({ mine, again }: { mine: Mine; again: () => void }) => {
  const living = mine.keys.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <section>
      <h2>报送地址和公钥</h2>
      <p>
        报送到 <code>{mine.endpoint}</code>，每次请求按 RFC 9421 签名；学员写 homePage{' '}
        <code>{mine.home}</code>
        ，name 写学员码。换钥时先登记新的，再停用旧的。
      </p>
      {mine.presence.from && (
        <p>
          {formatDay(mine.presence.from as CivilDate)}起播放的，记录里要报随机点名：写在 result.extensions 的{' '}
          <code className="address">{mine.presence.at}</code>，每次写 asked 和 answered（没有应答写
          null）。至多 {mine.presence.mostMinutes} 分钟点一次，{mine.presence.answerSeconds}{' '}
          秒内应答；没有报、没有应答的不计学时。写法见“线上平台报送说明”。
        </p>
      )}
      {mine.keys.length > 0 && (
        <RowTable
          caption="公钥"
          rows={mine.keys}
          rowKey={({ id }) => id}
          columns={[
            { title: '编号（keyid）', show: ({ id }) => <code>{id}</code> },
            { title: '算法', show: ({ algorithm }) => algorithm },
            { title: '指纹', show: ({ fingerprint }) => `${fingerprint.slice(0, 16)}…` },
            { title: '登记', show: ({ registeredAt }) => formatMoment(registeredAt) },
            {
              title: '停用',
              show: ({ withdrawnAt }) => (withdrawnAt ? formatMoment(withdrawnAt) : '在用'),
            },
          ]}
        />
      )}
      <h3>登记新的公钥</h3>
      <HhForm<{ id: string }>
        title="登记公钥"
        fields={[
          {
            key: 'pem',
            title: '公钥',
            kind: 'long-text',
            required: true,
            longest: 4000,
            hint: 'PEM 格式：Ed25519、P-256，或者 2048 位以上的 RSA。私钥自己保管，不要贴。',
          },
        ]}
        verb="POST /online/platforms/mine/keys"
        submit="登记公钥"
        onDone={({ id }) => {
          announce(`已登记，keyid 是 ${id}。`)
          again()
        }}
      />
      {living.length > 0 && (
        <>
          <h3>停用旧的公钥</h3>
          <HhForm<{ withdrawn: boolean }>
            title="停用公钥"
            fields={[
              {
                key: 'key',
                title: '停用哪一把',
                kind: 'choice',
                required: true,
                choices: living.map(({ id }) => ({ value: id, text: id })),
              },
            ]}
            verb="POST /online/platforms/mine/keys/{key}/withdraw"
            submit="停用公钥"
            onDone={() => {
              announce('已停用，用它签的请求不再收。')
              again()
            }}
          />
        </>
      )}
    </section>
  )
}
