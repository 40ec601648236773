import type { z } from 'zod'
import type { grantsDue } from '../../kernel/identity/verbs/grant/grants-due.ts'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../workbench/api/answer.ts'
import { WorkNote } from './work-note.tsx'

type Due = z.output<typeof grantsDue.output>

const WORDS = { resume: '重置后已设好，待恢复岗位', none: '还没有岗位，待授权' }

/** 待办的授权: accounts without a post, posts that rest or end soon, on the security administrator's home page. */
export default function GrantsDue() {
  return (
    <WorkNote
      title="待办的授权"
      name="grants-due"
      asked={useAnswer<Due>('/grants/due')}
      nothing="每个账号都有岗位，三十天内没有到期的。"
      line={({ account, login, label, cause, post, until }) => ({
        key: `${account} ${cause} ${post}`,
        text: `${login}（${label}）`,
        muted:
          cause === 'ends'
            ? `“${post}”到 ${until ? formatDay(until as CivilDate) : ''}为止，请决定是否续授`
            : WORDS[cause],
        to: '/system/grants',
      })}
      to={{ path: '/system/grants', label: '看全部授权' }}
    />
  )
}
