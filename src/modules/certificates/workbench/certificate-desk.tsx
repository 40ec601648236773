import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Filters } from '../../../workbench/kit/table/filters.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { REVOCATIONS } from '../schema.ts'
import { dayOf, type Listed, StateTag } from './listed.tsx'

interface Earlier {
  id: string
  holder: string
  scheme: string
  number: string
  occupation: string
  levelText: string
  issuer: string
  issuedOn: string
  changing: string | null
}

interface Read {
  certificate: Listed | null
  replaces: string | null
  replacedBy: string | null
  changing: string | null
  earlier: Earlier[]
}

/** Finds a certificate by its number, and proposes to correct or revoke it; somebody else of the city decides. */
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
        filters={[{ key: 'number', title: '证书编号', kind: 'text' }]}
        query={query}
        onChange={(patch) => setQuery(patch)}
      />
      {number === '' && (
        <p className="muted">输入证书编号后，在这里核对，提出更正或撤销；由市人社局另一人决定。</p>
      )}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取证书" />}
      {answer?.certificate && (
        <Found key={answer.certificate.id} read={answer} certificate={answer.certificate} again={again} />
      )}
      {answer?.earlier.map((one) => (
        <EarlierOne key={one.id} one={one} again={again} />
      ))}
    </div>
  )
}

interface FoundProps {
  read: Read
  certificate: Listed
  again: () => void
}

function Found({ read: { replaces, replacedBy, changing }, certificate, again }: FoundProps) {
  const { setQuery } = useAddress()
  const readsLedger = useMay('ledger.read')
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
          {readsLedger && (
            <>
              ，<Go to={`/money-from/${certificate.number}`}>由这张证书而来的每一笔钱</Go>
            </>
          )}
        </p>
      </section>
      {changing && <Changing number={changing} />}
      {certificate.state === 'valid' && !changing && (
        <>
          <Correct certificate={certificate} again={again} />
          <Revoke id={certificate.id} again={again} />
        </>
      )}
    </>
  )
}

const Changing = ({ number }: { number: string }) => (
  <section className="note">
    <h2>正在办理更正或撤销</h2>
    <p>
      <Go to={`/cases/${number}`}>{number}</Go>，办结以前不能再提出。
    </p>
  </section>
)

const EarlierOne = ({ one, again }: { one: Earlier; again: () => void }) => (
  <>
    <section className="card">
      <h2>
        {one.occupation} {one.levelText}（以前的证书）
      </h2>
      <p>
        {one.holder}，{one.scheme}，{one.number}，{one.issuer}，{formatDay(dayOf(one.issuedOn))}
        。经核验登记，不是本平台颁发。
      </p>
    </section>
    {one.changing ? <Changing number={one.changing} /> : <Revoke id={one.id} again={again} />}
  </>
)

const told = (word: string, again: () => void) => (answer: { number: string }) => {
  announce(`已提出${word}，办件号 ${answer.number}，由市人社局另一人决定。`)
  again()
}

const Correct = ({ certificate, again }: { certificate: Listed; again: () => void }) => (
  <section>
    <h2>提出更正</h2>
    <p>
      只填要更正的项目，其余留空。同意后另发一张新证，原证的查验页从此写明“已更正，请看新证”。等级和发证日期不能更正。
    </p>
    <HhForm<{ number: string }>
      title="提出更正证书"
      fields={[
        { key: 'name', title: `姓名（现在是 ${certificate.name}）`, kind: 'text', longest: 60 },
        { key: 'occupation', title: `职业（现在是 ${certificate.occupation}）`, kind: 'text', longest: 60 },
        {
          key: 'workType',
          title: `工种（现在是 ${certificate.workType ?? '没有'}）`,
          kind: 'text',
          longest: 60,
        },
        {
          key: 'document',
          title: '证件类型',
          kind: 'choice',
          choices: Object.entries(DOCUMENTS).map(([value, text]) => ({ value, text })),
          hint: '更正证件号码时才选。',
        },
        { key: 'idNumber', title: '证件号码', kind: 'text', longest: 40 },
        { key: 'born', title: '出生日期', kind: 'day', hint: '护照、通行证的号码里没有，照证件填写。' },
        {
          key: 'sex',
          title: '性别',
          kind: 'choice',
          choices: [
            { value: '男', text: '男' },
            { value: '女', text: '女' },
          ],
          hint: '护照、通行证的号码里没有，照证件填写。',
        },
        {
          key: 'basis',
          title: '错在哪里、依据哪份材料',
          kind: 'long-text',
          required: true,
          longest: 500,
          hint: '例如：身份证原件，报名表上录错一位。',
        },
      ]}
      verb="POST /certificates/{id}/correction"
      fixed={{ id: certificate.id }}
      submit="提出更正"
      onDone={told('更正', again)}
    />
  </section>
)

const Revoke = ({ id, again }: { id: string; again: () => void }) => (
  <section>
    <h2>提出撤销</h2>
    <p>同意后从当天起撤销，不能恢复；凭它考的更高等级、领的补贴都会逐件复查。</p>
    <HhForm<{ number: string }>
      title="提出撤销证书"
      fields={[
        {
          key: 'reason',
          title: '撤销原因（公众看得到）',
          kind: 'choice',
          required: true,
          choices: Object.entries(REVOCATIONS).map(([value, text]) => ({ value, text })),
        },
        { key: 'basis', title: '事实和依据', kind: 'long-text', required: true, longest: 500 },
      ]}
      verb="POST /certificates/{id}/revocation"
      fixed={{ id }}
      submit="提出撤销"
      onDone={told('撤销', again)}
    />
  </section>
)
