import { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { classTitle } from '../class/class-names.ts'
import { attend } from '../verbs/attendance/attendance.ts'
import { myTraining } from '../verbs/my-training.ts'
import { readPublicClass } from '../verbs/read-class.ts'

interface AttendProps {
  title: string
  provider: string
  place: string
  day: string
}

/** /attend/{class}/{code}: where the QR code in the room leads; one button signs in (扫码签到). */
export const attendPage = page<AttendProps>({
  path: '/attend/{class}/{code}',
  title: '上课签到',
  section: 'my',
  who: 'training.attend',
  personal: true,
  async load({ perform, params, today }) {
    const id = z.uuid().safeParse(params.class)
    if (!id.success) return notFound('没有这个班次')
    const one = await perform(readPublicClass, { id: id.data })
    return { title: classTitle(one), provider: one.provider.name, place: one.place, day: formatDay(today) }
  },
  view: ({ title, provider, place, day }) => (
    <>
      <PageHeading title="上课签到">
        {day}，{title}
      </PageHeading>
      <p>
        {provider}，{place}
      </p>
      <Form action="sign" label="上课签到">
        <Button>签到</Button>
      </Form>
    </>
  ),
  actions: {
    async sign({ perform, params }) {
      const id = params.class ?? ''
      await perform(attend, { id, code: params.code ?? '' })
      return redirect(`/attend/${id}/done`)
    },
  },
})

interface DoneProps {
  title: string
  day: string
  attended: number
  hours: number
  signed: boolean
}

/** /attend/{class}/done: signed in, and how many lessons that makes. */
export const attendedPage = page<DoneProps>({
  path: '/attend/{class}/done',
  title: '已签到',
  section: 'my',
  who: 'training.attend',
  personal: true,
  async load({ perform, params, today }) {
    const { items } = await perform(myTraining, {})
    const one = items.find(({ id }) => id === params.class)
    if (!one) return notFound('您不在这个班的名册里')
    const signed = one.days.some(({ day, attended }) => day === today && attended > 0)
    return {
      title: classTitle(one),
      day: formatDay(civilDate(today)),
      attended: one.attendedHours,
      hours: one.hours,
      signed,
    }
  },
  view: ({ title, day, attended, hours, signed }) => (
    <Confirmation
      title={signed ? '已签到' : '今天还没有签到'}
      next={
        signed ? ['上完全部课程后，机构办理结业', '结业后可以报名考级', '拿到证书后，补贴由系统自动申报'] : []
      }
    >
      <p>
        {day}，{title}
      </p>
      <p>
        已签到的课时：{attended}，全部课时：{hours}。
      </p>
      <LinkButton href="/my/training">看我的培训</LinkButton>
    </Confirmation>
  ),
})
