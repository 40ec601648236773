import type { z } from 'zod'
import type { accountsDue } from '../../kernel/identity/verbs/account/accounts-due.ts'
import { formatMoment } from '../../kernel/value/time/moment.ts'
import { useAnswer } from '../../workbench/api/answer.ts'
import { WorkNote } from './work-note.tsx'

type Due = z.output<typeof accountsDue.output>

/** 待办的账号: whose holders have not set them up, on the system administrator's home page. */
export default function AccountsDue() {
  return (
    <WorkNote
      title="待办的账号"
      name="accounts-due"
      asked={useAnswer<Due>('/accounts/due')}
      nothing="每个账号都已由本人设好密码和动态口令。"
      line={(one) => ({
        key: one.account,
        text: `${one.login}（${one.label}）`,
        muted: saying(one),
        to: '/system/accounts',
      })}
      to={{ path: '/system/accounts', label: '看全部账号' }}
    />
  )
}

function saying({ cause, until, expired }: Due['items'][number]): string {
  const what = cause === 'reset' ? '已重置，待本人重新设好' : '待本人设密码、绑动态口令'
  if (until === null) return what
  return expired
    ? `初始密码已于 ${formatMoment(until)} 过期，请重置`
    : `${what}，初始密码到 ${formatMoment(until)}`
}
