import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Compiled } from './batch.ts'

/** 编制批次: all approved claims that pass the last check; those left out are told with the reason. */
export function Compile() {
  const act = useVerb<Record<string, never>, Compiled>('POST /payments/batches')
  async function compile() {
    const got = await act.run({})
    if (got) announce(got.number ? `已编制批次 ${got.number}。` : '没有可以拨付的申领。')
  }
  return (
    <section>
      <h2>编制批次</h2>
      <p>已批准的申领经最后一次核对后编入一个批次，再由财政放款。</p>
      {act.failure && <FailureNote failure={act.failure} />}
      {act.answer && <Result compiled={act.answer} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy} onClick={() => void compile()}>
          {act.busy ? '正在编制……' : '编制拨付批次'}
        </button>
      </p>
    </section>
  )
}

const Result = ({ compiled: { number, lines, total, left } }: { compiled: Compiled }) => (
  <div className={left.length > 0 ? 'note warn' : 'note'}>
    {number ? (
      <p>
        <Go to={`/batches/${number}`}>{number}</Go>：{lines} 笔，共 {formatYuan(fen(total))} 元
      </p>
    ) : (
      <p>没有可以拨付的申领。</p>
    )}
    {left.length > 0 && (
      <>
        <h3>没有编入的 {left.length} 笔</h3>
        <ul>
          {left.map(({ claim, why }) => (
            <li key={claim}>
              <Go to={`/cases/${claim}`}>{claim}</Go>：{why}
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)
