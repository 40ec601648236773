import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readDraw } from '../verbs/draws.ts'

type Draw = z.output<typeof readDraw.output>

/** 抽查的承诺和开启: the secret is made in the browser and never sent before the draw; only its digest is. */
export default function DrawDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Draw>('/supervision/draws/{number}', { number })
  return (
    <div className="page">
      <h1>{answer?.title ?? '双随机抽查'}</h1>
      <p>
        <Go to={`/cases/${number}`}>办件 {number}</Go>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取抽查" />}
      {answer && <p>{answer.standingTitle}</p>}
      {answer?.standing === 'published' && answer.commitments.length < 2 && (
        <Commit draw={answer} onDone={again} />
      )}
      {answer?.standing === 'published' && answer.commitments.length === 2 && (
        <Open draw={answer} onDone={again} />
      )}
      {answer && answer.drawn.length > 0 && (
        <ul>
          {answer.drawn.map(({ organisation, inspectors }) => (
            <li key={organisation}>{`${organisation}：${inspectors.join('、')}`}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')

function Commit({ draw, onDone }: { draw: Draw; onDone(): void }) {
  const [secret] = useState(() => hex(crypto.getRandomValues(new Uint8Array(16))))
  const [digest, setDigest] = useState<string | null>(null)
  useEffect(() => {
    const text = new TextEncoder().encode(`${draw.digest}:${secret}`)
    crypto.subtle.digest('SHA-256', text).then((found) => setDigest(hex(new Uint8Array(found))))
  }, [draw.digest, secret])
  return (
    <section>
      <h2>承诺一个秘密</h2>
      <p>先把下面的秘密抄下来或者存好，开启时要用；丢了就不能开启，抽查作废。现在只交它的摘要。</p>
      <p>
        <code>{secret}</code>
      </p>
      {digest && (
        <HhForm<object>
          title="承诺一个秘密"
          fields={[{ key: 'digest', title: '摘要', kind: 'text', required: true, longest: 64 }]}
          start={{ digest }}
          verb="POST /cases/{number}/steps/{step}"
          fixed={{ number: draw.number, step: 'commit' }}
          inside="input"
          submit="提交承诺"
          onDone={() => {
            announce('承诺已提交。')
            onDone()
          }}
        />
      )}
    </section>
  )
}

const Open = ({ draw, onDone }: { draw: Draw; onDone(): void }) => (
  <section>
    <h2>打开秘密</h2>
    <HhForm<object>
      title="打开秘密"
      fields={[{ key: 'secret', title: '当初承诺的秘密', kind: 'text', required: true, longest: 200 }]}
      verb="POST /cases/{number}/steps/{step}"
      fixed={{ number: draw.number, step: 'open' }}
      inside="input"
      submit="打开秘密"
      onDone={() => {
        announce('秘密已开启。')
        onDone()
      }}
    />
  </section>
)
