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
  script: 'attend',
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
      <div data-attend="">
        <Form action="sign" label="上课签到">
          <input type="hidden" name="phone" value="" />
          <input type="hidden" name="place" value="" />
          <Button>签到</Button>
        </Form>
      </div>
      <p className="muted">
        浏览器问到位置时，允不允许都能签到。位置只用来算离教室多远，不留下您在哪里；离得太远的，请老师核实。
      </p>
      <p>
        没有带手机、扫不了码：请老师扫您的<a href="/my/training">签到凭证</a>，或者在教室里手工签到。
      </p>
    </>
  ),
  actions: {
    async sign({ perform, params, form }) {
      const id = params.class ?? ''
      const place = placeIn(form.place)
      const phone = /^[0-9a-f]{32}$/.test(form.phone ?? '') ? form.phone : undefined
      await perform(attend, {
        id,
        code: params.code ?? '',
        ...(phone ? { phone } : {}),
        ...(place ? { place } : {}),
      })
      return redirect(`/attend/${id}/done`)
    },
  },
})

/** What the page's script filled in as the place, or nothing where that is no place. */
function placeIn(text: string | undefined) {
  const [latitude, longitude, accuracy] = (text ?? '').split(' ').filter(Boolean).map(Number)
  const found = z.tuple([z.number(), z.number(), z.number()]).safeParse([latitude, longitude, accuracy])
  return found.success ? { latitude: found.data[0], longitude: found.data[1], accuracy: found.data[2] } : null
}

interface DoneProps {
  title: string
  day: string
  attended: number
  hours: number
  signed: boolean
  /** Why the sign-in of today waits for somebody to look at it. */
  waits: string | null
  /** Where a picture can be compared with the one agreed to; null where nobody does. */
  face: string | null
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
    const now = one.days.find(({ day }) => day === today)
    const signed = (now?.attended ?? 0) > 0
    return {
      title: classTitle(one),
      day: formatDay(civilDate(today)),
      attended: one.attendedHours,
      hours: one.hours,
      signed,
      waits: now?.standing === 'unconfirmed' ? now.why : null,
      face: one.faceOffered ? `/my/training-face/${one.id}` : null,
    }
  },
  view: ({ title, day, attended, hours, signed, waits, face }) => (
    <Confirmation
      title={signed ? '已签到' : '今天还没有签到'}
      next={
        signed ? ['上完全部课程后，机构办理结业', '结业后可以报名考级', '拿到证书后，补贴由系统自动申报'] : []
      }
    >
      <p>
        {day}，{title}
      </p>
      {waits && <p className="note warn">今天的签到待核实：{waits}。不影响上课，核实以后计入。</p>}
      <p>
        已签到的课时：{attended}，全部课时：{hours}。
      </p>
      {signed && face && (
        <p>
          <a href={face}>照片比对（可以不做，不影响签到）</a>
        </p>
      )}
      <LinkButton href="/my/training">看我的培训</LinkButton>
    </Confirmation>
  ),
})
