import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { classTitle } from '../class/class-names.ts'
import { disputeAttendance } from '../verbs/attendance/dispute.ts'
import { myTraining } from '../verbs/my-training.ts'
import { heldWords } from './day-standing.tsx'

interface DisputeProps {
  title: string
  provider: string
  day: string
  held: string
}

const Place = z.object({ class: z.uuid(), day: Day })

/** /my/training/{class}/{day}: what is held of one day, and saying that it is wrong (考勤异议). */
export const disputePage = page<DisputeProps>({
  path: '/my/training/{class}/{day}',
  title: '对考勤有异议',
  section: 'my',
  who: 'training.attend',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的培训', href: '/my/training' },
  ],
  async load({ perform, params }) {
    const asked = Place.safeParse(params)
    const { items } = await perform(myTraining, {})
    const one = items.find(({ id }) => asked.success && id === asked.data.class)
    const day = one?.days.find((each) => asked.success && each.day === asked.data.day)
    if (!one || !day) return notFound('这一天没有您的课')
    return {
      title: classTitle(one),
      provider: one.provider.name,
      day: formatDay(civilDate(day.day)),
      held: heldWords(day),
    }
  },
  view: ({ title, provider, day, held }) => (
    <>
      <PageHeading title="对考勤有异议">
        {day}，{title}
      </PageHeading>
      <p>
        现在的记录：<b>{held}</b>
      </p>
      <p>先由{provider}答复；机构不认可或没有按期答复的，区人社局核对。结业以前都可以提。</p>
      <Form action="dispute" label="对考勤有异议">
        <TextField
          name="said"
          label="那天的情况"
          lines={4}
          maxLength={500}
          hint="例如：上午九点到的，手机没电，在纸上签了名"
        />
        <Button>提交异议</Button>
      </Form>
    </>
  ),
  actions: {
    async dispute({ perform, params, form }) {
      const { number } = await perform(disputeAttendance, {
        id: params.class ?? '',
        day: params.day as never,
        said: form.said ?? '',
      })
      return redirect(`/my/cases/${number}`)
    },
  },
})
