import { clock } from './paper-view.tsx'
import type { Paper } from './sitting.ts'

/** What is shown while there is no paper to be seen. */
export type RoomState =
  | { phase: 'unfit'; why: string }
  | { phase: 'enter'; why: string | null; machine: string }
  | { phase: 'dead'; why: string }
  | {
      phase: 'waiting' | 'over'
      state: Paper['state']
      title: string
      name: string
      seat: string
      why: string | null
      /** Milliseconds until it begins. */
      until: number | null
      unsent: number
      note: string | null
    }

export interface RoomDoing {
  enter(admission: string, code: string, machine: string): Promise<void>
  again(): void
  rescue(): void
}

/** The examination room before, between and after the paper. */
export function Room({ state, doing }: { state: RoomState; doing: RoomDoing }) {
  switch (state.phase) {
    case 'unfit':
      return (
        <>
          <h1>机考</h1>
          <p className="notice bad" role="alert">
            {state.why}
          </p>
        </>
      )
    case 'enter':
      return <Enter why={state.why} machine={state.machine} doing={doing} />
    case 'dead':
      return (
        <>
          <h1>这台机器已经退出</h1>
          <p className="notice warn" role="alert">
            {state.why}
          </p>
          <Turn doing={doing} />
        </>
      )
    case 'waiting':
      return (
        <>
          <h1>{state.title}</h1>
          <p>
            {state.seat} 号 {state.name}，请核对。
          </p>
          <p role="status">{state.why ?? '请稍候。'}</p>
          {state.until !== null && state.until > 0 && (
            <p className="room-left" role="timer">
              还有 {clock(state.until)} 开考
            </p>
          )}
        </>
      )
    case 'over':
      return (
        <>
          <h1>{OVER[state.state] ?? '考试已经结束'}</h1>
          <p>
            {state.seat} 号 {state.name}，{state.title}。
          </p>
          {state.note && <p className="notice warn">{state.note}</p>}
          <p role="status">
            {state.unsent === 0
              ? '答案已全部保存，可以离场。'
              : `还有 ${state.unsent} 条没有发出，正在重试。请不要关机，举手叫监考员。`}
          </p>
          {state.unsent > 0 ? (
            <button type="button" className="btn" onClick={doing.rescue}>
              导出救援文件
            </button>
          ) : (
            <button type="button" className="btn ghost" onClick={doing.again}>
              下一名考生
            </button>
          )}
        </>
      )
  }
}

const OVER: Partial<Record<Paper['state'], string>> = {
  'handed-in': '已交卷',
  'timed-out': '考试时间到',
  absent: '已过迟到时限',
}

const Turn = ({ doing }: { doing: RoomDoing }) => (
  <p className="room-turn">
    <button type="button" className="btn" onClick={doing.again}>
      重新进入
    </button>
    <button type="button" className="btn ghost" onClick={doing.rescue}>
      导出救援文件
    </button>
  </p>
)

const Enter = ({ why, machine, doing }: { why: string | null; machine: string; doing: RoomDoing }) => (
  <>
    <h1>进入机考</h1>
    <p>准考证号在准考证上，入场码由监考员给。</p>
    {why && (
      <p className="notice bad" role="alert">
        {why}
      </p>
    )}
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const of = (name: string) => String(form.get(name) ?? '').trim()
        void doing.enter(of('admission').replaceAll(/\s/g, ''), of('code'), of('machine'))
      }}
    >
      <Field name="admission" label="准考证号" pattern="[0-9 ]{14,20}" hint="14 位数字" />
      <Field name="code" label="入场码" pattern="[0-9]{6}" hint="6 位数字" />
      <Field name="machine" label="机号" value={machine} hint="贴在显示器上" />
      <button type="submit" className="btn">
        进入
      </button>
    </form>
    <p>
      <button type="button" className="btn ghost" onClick={doing.rescue}>
        导出本机的救援文件
      </button>
    </p>
  </>
)

/** A field of the forms on a machine. */
export const Field = ({
  name,
  label,
  hint,
  pattern,
  value = '',
}: {
  name: string
  label: string
  hint: string
  pattern?: string
  value?: string
}) => (
  <div className="field">
    <label htmlFor={name}>{label}</label>
    <p className="hint" id={`${name}-hint`}>
      {hint}
    </p>
    <input
      id={name}
      name={name}
      required
      autoComplete="off"
      defaultValue={value}
      aria-describedby={`${name}-hint`}
      {...(pattern ? { pattern, inputMode: 'numeric' as const } : {})}
    />
  </div>
)
