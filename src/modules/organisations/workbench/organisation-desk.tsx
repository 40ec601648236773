import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { FilesOf } from '../../../workbench/kit/files/file-list.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type Act, actsFor } from './acts.ts'
import type { Record } from './record.ts'
import { RecordView } from './record-view.tsx'

/** One organisation's record, and what can be entered into it. */
export default function OrganisationDesk() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Record>('/organisations/{id}/record', { id })
  return (
    <div className="page">
      <h1>{answer?.organisation.name ?? '机构登记'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取机构登记" />}
      {answer && <RecordView record={answer} />}
      {answer && <FilesOf kind="organisation" id={id} title="登记材料" />}
      {answer && <Acts record={answer} />}
    </div>
  )
}

function Acts({ record }: { record: Record }) {
  const [open, setOpen] = useState<Act | null>(null)
  const [proposed, setProposed] = useState<string[]>([])
  const acts = actsFor(record)
  return (
    <section>
      <h2>办理</h2>
      {proposed.length > 0 && (
        <div className="note">
          <h3>已提出，等另一人决定</h3>
          <p>依据材料附在办件里；对机构不利的先告知机构、听取意见。</p>
          <ul>
            {proposed.map((number) => (
              <li key={number}>
                <Go to={`/cases/${number}`}>{number}</Go>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="buttons">
        {acts.map((act) => (
          <button
            key={act.title}
            type="button"
            className="btn ghost"
            aria-expanded={open?.title === act.title}
            onClick={() => setOpen(open?.title === act.title ? null : act)}
          >
            {act.title}
          </button>
        ))}
      </p>
      {open && (
        <HhForm<{ number?: string }>
          key={open.title}
          title={open.title}
          fields={open.fields}
          verb={open.verb}
          fixed={{ id: record.organisation.id, ...open.fixed }}
          submit={open.title}
          onDone={({ number }) => {
            announce(`已办理：${open.title}。`)
            if (number) setProposed([...proposed, number])
            setOpen(null)
          }}
        />
      )}
    </section>
  )
}
