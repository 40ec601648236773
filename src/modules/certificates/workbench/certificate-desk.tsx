import { formatDay } from '../../../kernel/value/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Filters } from '../../../workbench/kit/filters.tsx'
import { HhForm } from '../../../workbench/kit/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { REVOCATIONS } from '../schema.ts'
import { dayOf, type Listed, StateTag } from './listed.tsx'

interface Read {
  certificate: Listed
  replaces: string | null
  replacedBy: string | null
}

/** An officer of the city finds a certificate by its number, corrects it or revokes it. */
export default function CertificateDesk() {
  const { query, setQuery } = useAddress()
  const number = query.number ?? ''
  const { answer, waiting, failure, again } = useAnswer<Read>(
    '/certificates/by-number/{number}',
    { number },
    { when: number !== '' },
  )
  return (
    <div className="page">
      <h1>证书更正和撤销</h1>
      <Filters
        filters={[{ key: 'number', title: '证书编号（22 位）', kind: 'text' }]}
        query={query}
        onChange={(patch) => setQuery(patch)}
      />
      {number === '' && <p className="muted">输入证书编号后，在这里核对、更正或撤销。</p>}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取证书" />}
      {answer && <Found key={answer.certificate.id} read={answer} />}
    </div>
  )
}

function Found({ read: { certificate, replaces, replacedBy } }: { read: Read }) {
  const { setQuery } = useAddress()
  const mayCorrect = useMay('certificates.correct')
  const mayRevoke = useMay('certificates.revoke')
  return (
    <>
      <section className="card">
        <h2>
          {certificate.occupation} {certificate.levelText}
        </h2>
        <p>
          <StateTag one={certificate} /> {certificate.name}，{certificate.number}，{certificate.organisation}
          ，{formatDay(dayOf(certificate.issuedOn))}
          {certificate.workType && `，工种：${certificate.workType}`}
        </p>
        {certificate.revoked && <p>{formatDay(dayOf(certificate.revoked.on))} 撤销。</p>}
        {replaces && <p>由 {replaces} 更正而来。</p>}
        {replacedBy && (
          <p className="buttons">
            <button type="button" className="btn ghost" onClick={() => setQuery({ number: replacedBy })}>
              看更正后的 {replacedBy}
            </button>
          </p>
        )}
        <p>
          <a href={`/v/${certificate.code}`} target="_blank" rel="noreferrer">
            看公众查验页（新窗口）
          </a>
        </p>
      </section>
      {certificate.state === 'valid' && mayCorrect && (
        <Correct certificate={certificate} onDone={(number) => setQuery({ number })} />
      )}
      {certificate.state === 'valid' && mayRevoke && <Revoke certificate={certificate} />}
    </>
  )
}

const Correct = ({ certificate, onDone }: { certificate: Listed; onDone: (number: string) => void }) => (
  <section>
    <h2>更正</h2>
    <p>更正会另发一张新证，原证的查验页从此写明“已更正，请看新证”。等级和发证日期不能更正。</p>
    <HhForm<{ number: string }>
      title="更正证书"
      start={{ name: certificate.name, workType: certificate.workType ?? '' }}
      fields={[
        { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60 },
        { key: 'workType', title: '工种', kind: 'text', longest: 60 },
        {
          key: 'reason',
          title: '更正原因和依据',
          kind: 'long-text',
          required: true,
          longest: 300,
          hint: '写明错在哪里、依据哪份材料。',
        },
      ]}
      verb="POST /certificates/{id}/correction"
      fixed={{ id: certificate.id }}
      submit="更正并另发新证"
      onDone={({ number }) => {
        announce(`已更正，新证编号 ${number}。`)
        onDone(number)
      }}
    />
  </section>
)

const Revoke = ({ certificate }: { certificate: Listed }) => (
  <section>
    <h2>撤销</h2>
    <p>撤销从今天起生效，不能恢复。原因会写在公众查验页上，事实和依据只留在档案里。</p>
    <HhForm<object>
      title="撤销证书"
      fields={[
        {
          key: 'reason',
          title: '撤销原因（公众看得到）',
          kind: 'choice',
          required: true,
          choices: Object.entries(REVOCATIONS).map(([value, text]) => ({ value, text })),
        },
        { key: 'note', title: '事实和依据', kind: 'long-text', required: true, longest: 500 },
      ]}
      verb="POST /certificates/{id}/revocation"
      fixed={{ id: certificate.id }}
      submit="撤销证书"
      onDone={() => announce('证书已撤销。')}
    />
  </section>
)
