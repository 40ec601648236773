import { formatMoment } from '../../kernel/value/time/moment.ts'
import { useAnswer } from '../../workbench/api/answer.ts'
import { Go } from '../../workbench/shell/search/go.tsx'
import { WorkNote } from './work-note.tsx'

interface Due {
  items: { account: string | null; label: string; title: string; count: number; last: string }[]
  total: number
  verified: string | null
}

/** 待核查: what was refused in the last week and the check of the chain, on the audit administrator's home page. */
export default function AuditDue() {
  const asked = useAnswer<Due>('/audit/due')
  const { answer } = asked
  return (
    <WorkNote
      title="近七天待核查"
      name="audit-due"
      asked={asked}
      nothing="近七天没有被拒绝的操作。"
      line={({ account, label, title, count, last }) => ({
        key: `${account} ${title}`,
        text: `${label}：${title}`,
        muted: `被拒绝 ${count} 次，最近一次 ${formatMoment(last)}`,
        to: account ? `/audit?account=${encodeURIComponent(account)}` : '/audit',
      })}
      to={{ path: '/audit', label: '看审计日志' }}
    >
      {answer && (
        <p className={answer.verified ? 'muted' : 'note warn'}>
          {answer.verified
            ? `审计链上次核验：${formatMoment(answer.verified)}。`
            : '审计链已有七天没有核验。'}{' '}
          <Go to="/audit?verify=yes">{answer.verified ? '再核验一次' : '现在核验'}</Go>
        </p>
      )}
    </WorkNote>
  )
}
