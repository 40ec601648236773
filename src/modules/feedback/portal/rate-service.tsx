import { offeredOn } from '../../../kernel/case/index.ts'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { rateService } from '../verbs/rate-service.ts'
import { starsFields, starsPosted } from './stars-form.tsx'

interface Asked {
  code: string
  title: string
  done: boolean
  complaint: string | null
  queryCode: string | null
  /** The counter that is rated, where the address names one (二维码贴在窗口). */
  counter: string
  districts: { code: string; name: string }[]
}

/** /interact/rate?service=…: rates a guide or a counter, without signing in. A code at a counter names its district, too. */
export const rateServicePage = page({
  path: '/interact/rate',
  title: (one: Asked) => `评价：${one.title}`,
  section: 'services',
  trail: [{ title: '互动', href: '/interact' }],
  async load({ query, standards, today, city }) {
    const code = query.service ?? ''
    const found = offeredOn(await standards(), today)[code]
    if (!found) return notFound('没有这个办事事项')
    return {
      code,
      title: found.title,
      done: query.done === '1',
      complaint: /^CP-\d{4}-\d{6}-\d{6}$/.test(query.number ?? '') ? (query.number ?? null) : null,
      queryCode: /^[2-9A-Z]{10}$/.test(query.code ?? '') ? (query.code ?? null) : null,
      counter: city.districts.some((one) => one.code === query.district) ? (query.district ?? '') : '',
      districts: city.districts.map(({ code: key, name }) => ({ code: key, name })),
    }
  },
  view: (one: Asked) =>
    one.done ? (
      <Confirmation
        title="评价已收到"
        {...(one.complaint ? { number: one.complaint } : {})}
        next={
          one.complaint
            ? [
                '五个工作日内核实、整改、答复。办这件事的人看不到是谁评的。',
                one.queryCode
                  ? `查询码 ${one.queryCode}，请记下来：凭办件号和查询码在“互动—看答复”里看答复、撤回。`
                  : '登录后在“我的评价”里看答复。',
              ]
            : ['评价计入这个事项的汇总，明天起能看到。']
        }
      >
        <p>
          <a href="/interact">看各事项的评价</a>
        </p>
      </Confirmation>
    ) : (
      <>
        <PageHeading title={`评价：${one.title}`}>
          不用登录。办过的办件请登录后在<a href="/interact/ratings">我的评价</a>里评，能看到答复。
        </PageHeading>
        <Form action="rate" check label="评价">
          <HiddenField name="service" value={one.code} />
          <SelectField
            name="district"
            label="在哪个窗口办的"
            none="网上办的，或不清楚"
            value={one.counter}
            options={one.districts.map(({ code, name }) => ({ value: code, label: `${name}人社服务窗口` }))}
          />
          {starsFields}
        </Form>
      </>
    ),
  actions: {
    async rate({ perform, form }) {
      const code = form.service ?? ''
      const { complaint, queryCode } = await perform(rateService, {
        code,
        ...(form.district ? { district: form.district } : {}),
        ...starsPosted(form),
      })
      const found = new URLSearchParams({
        service: code,
        done: '1',
        ...(complaint ? { number: complaint } : {}),
        ...(queryCode ? { code: queryCode } : {}),
      })
      return redirect(`/interact/rate?${found}`)
    },
  },
})
