import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'

/** 发布指标: what the figures are now is kept for good under a title. */
export function Publish() {
  const act = useVerb<{ title: string }, { id: string }>('POST /figure-publications')
  const { go } = useAddress()
  const [title, setTitle] = useState('')
  async function publish() {
    const done = await act.run({ title })
    if (!done) return
    announce(`已发布“${title}”。`)
    go(`/figures/published/${done.id}`)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void publish()
      }}
    >
      <h2>发布</h2>
      <p>发布后，这一期的数不再改变；以后的数列在旁边。</p>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <label>
          这一期的名称
          <input
            className="text"
            value={title}
            maxLength={60}
            required
            minLength={2}
            onChange={({ target }) => setTitle(target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在发布……' : '发布现在的指标'}
        </button>
      </p>
    </form>
  )
}
