import { formatMoment } from '../../kernel/value/time/moment.ts'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { useAnswer } from '../../workbench/api/answer.ts'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../workbench/kit/table/row-table.tsx'
import { toFilters } from '../../workbench/kit/table/table-address.ts'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { useAddress } from '../../workbench/shell/address.ts'
import { useMay, useMayOpen } from '../../workbench/shell/me.ts'
import { screen } from '../../workbench/shell/screen.ts'
import { Go } from '../../workbench/shell/search/go.tsx'

/** The screen of the audit (审计): the check of the chain, and who did what. */
export const auditScreens = [
  screen({
    path: '/audit',
    title: '审计',
    permission: ['audit.read', 'audit.verify'],
    menu: { label: '审计', order: 90 },
    component: async () => ({ default: Audit }),
  }),
]

interface Verification {
  sound: boolean
  findings: string[]
  sealed: number
  sealedUntil: string | null
  unsealed: number
  batches: number
}

interface Trail {
  next: string | null
  previous: string | null
  items: {
    id: number
    at: string
    account: string | null
    posts: string[]
    label: string | null
    verb: string
    title: string
    subjectKind: string | null
    subject: string | null
    screen: string | null
    outcome: string
    purpose: string | null
    origin: string | null
  }[]
}

function Audit() {
  return (
    <div className="page">
      <h1>审计</h1>
      {useMay('audit.verify') && <Chain />}
      {useMay('audit.read') && <Records />}
    </div>
  )
}

function Chain() {
  const { query, setQuery } = useAddress()
  const asked = query.verify === 'yes'
  const { answer, waiting, refreshing, failure, again } = useAnswer<Verification>(
    '/audit/verification',
    {},
    { when: asked },
  )
  return (
    <section>
      <h2>审计链</h2>
      <p>逐条核对审计记录有没有被改动、删除或调换次序。每次核验也记入审计日志。</p>
      {failure && <FailureNote failure={failure} />}
      {waiting && <Waiting what="正在核验审计链" />}
      {answer && (
        <div className={answer.sound ? 'note' : 'note bad'} role={answer.sound ? 'status' : 'alert'}>
          <h3>{answer.sound ? '审计链完整' : `审计链有 ${answer.findings.length} 处问题`}</h3>
          <p>
            已封存 {answer.sealed} 条（{answer.batches} 批）
            {answer.sealedUntil && `，封存至 ${formatMoment(answer.sealedUntil)}`}；待封存 {answer.unsealed}{' '}
            条。
          </p>
          <ul>
            {answer.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={waiting || refreshing}
          onClick={() => (asked ? again() : setQuery({ verify: 'yes' }))}
        >
          {answer ? '再核验一次' : '核验审计链'}
        </button>
      </p>
    </section>
  )
}

function Records() {
  const { query, setQuery } = useAddress()
  const { answer, waiting, failure, again } = useList<Trail>('/audit/records', {
    subject: query.subject,
    account: query.account,
  })
  function search(fields: FormData) {
    const text = (key: string) => String(fields.get(key) ?? '').trim() || null
    setQuery(toFilters({ subject: text('subject'), account: text('account') }))
  }
  return (
    <section>
      <h2>审计日志</h2>
      <form
        className="table-tools"
        aria-label="查审计日志"
        onSubmit={(event) => {
          event.preventDefault()
          search(new FormData(event.currentTarget))
        }}
      >
        <div className="filters">
          <label>
            办件号
            <input
              className="text"
              name="subject"
              type="search"
              maxLength={100}
              defaultValue={query.subject}
            />
          </label>
          <label>
            登录名或账号
            <input
              className="text"
              name="account"
              type="search"
              maxLength={100}
              defaultValue={query.account}
            />
          </label>
          <button type="submit" className="btn">
            查询
          </button>
        </div>
      </form>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取审计日志" />}
      {answer?.items.length === 0 && <Empty text="没有符合条件的记录。" />}
      {answer && answer.items.length > 0 && <Rows {...answer} />}
    </section>
  )
}

/** How an act ended, in a word; what was not done is never shown as done. */
const OUTCOMES: Readonly<Record<string, { text: string; tone: TagTone }>> = {
  ok: { text: '办成', tone: 'ok' },
  failed: { text: '没有办成', tone: 'warn' },
  refused: { text: '被拒绝', tone: 'bad' },
  automatic: { text: '系统自动', tone: 'plain' },
}

/** Who and in which post, leading to the rest of what the account did. */
function Who({ one: { account, label, posts } }: { one: Trail['items'][number] }) {
  if (account === null) return '系统'
  return (
    <>
      <Go to={`/audit?account=${encodeURIComponent(account)}`}>{label ?? '已经没有的账号'}</Go>
      {posts.length > 0 && <small className="muted"> · {posts.join('、')}</small>}
    </>
  )
}

/** What it was about, leading there whoever may look at it; an identifier that nobody can read is shortened. */
function About({ one: { subject, subjectKind, screen } }: { one: Trail['items'][number] }) {
  const open = useMayOpen(screen)
  if (subject === null) return '——'
  const named = UUID.test(subject) ? `…${subject.slice(-6)}` : subject
  return (
    <>
      {subjectKind} {screen && open ? <Go to={screen}>{named}</Go> : <span title={subject}>{named}</span>}
    </>
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

const Rows = ({ items, ...page }: Trail) => (
  <>
    <RowTable
      caption="审计日志"
      rows={items}
      rowKey={(one) => String(one.id)}
      columns={[
        { title: '时间', show: (one) => <time dateTime={one.at}>{formatMoment(one.at)}</time> },
        { title: '谁、什么岗位', show: (one) => <Who one={one} /> },
        { title: '动作', show: (one) => <span title={one.verb}>{one.title}</span> },
        { title: '对象', show: (one) => <About one={one} /> },
        {
          title: '结果',
          show: ({ outcome }) => (
            <Tag tone={OUTCOMES[outcome]?.tone ?? 'plain'}>{OUTCOMES[outcome]?.text ?? outcome}</Tag>
          ),
        },
        { title: '从哪里', show: ({ origin }) => origin ?? '没有记' },
        { title: '事由', show: (one) => one.purpose ?? '——' },
      ]}
    />
    <ListPager of="审计日志" page={page} />
  </>
)
