import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { Confirmation } from '../../portal/kit/form/confirmation.tsx'
import { page, redirect } from '../../portal/page.ts'
import { CASE_VERBS, FILE_VERBS } from '../modules.ts'

interface Sent {
  one: z.infer<typeof CASE_VERBS.readCase.output>
  mayAttach: boolean
}

/** /my/cases/{number}/sent: what one has just handed in: its number, who has it now, until when, what comes then. */
export const sentPage = page({
  path: '/my/cases/{number}/sent',
  title: ({ one }: Sent) => `${one.kindTitle}已提交`,
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  async load({ perform, params }) {
    const number = params.number ?? ''
    const one = await perform(CASE_VERBS.readCase, { number })
    // What is over has nothing that comes next.
    if (one.closed) return redirect(`/my/cases/${number}`)
    const { mayAttach } = await perform(FILE_VERBS.listOfCase, { number })
    return { one, mayAttach }
  },
  view: ({ one, mayAttach }: Sent) => (
    <Confirmation
      title={`${one.kindTitle}已提交`}
      number={one.number}
      next={[
        <>
          现在由<strong>{one.holder}</strong>办理
          {one.due && (
            <>
              ，<strong>{formatDay(one.due as CivilDate)}</strong>以前
              {one.workingDaysLeft !== null && `（${one.workingDaysLeft} 个工作日）`}
            </>
          )}
          。
        </>,
        ...(mayAttach
          ? [
              <>
                有材料的，现在就可以<a href={`/my/cases/${one.number}#files`}>上传</a>。
              </>,
            ]
          : []),
        '每到一步都会给您发消息；要补材料、有了结果，都在办件页上写明。',
      ]}
    >
      <p>
        <a href={`/my/cases/${one.number}`}>看办件进度</a>，或者<a href="/my">回到“我的”</a>
      </p>
    </Confirmation>
  ),
})
