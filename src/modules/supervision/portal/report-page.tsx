import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { failed, page, redirect } from '../../../portal/page.ts'
import { fileReport, readReport } from '../verbs/reports.ts'

type Found = NonNullable<z.output<typeof readReport.output>['found']>

interface Props {
  received: { number: string; code: string } | null
  found: Found | null
  asked: boolean
}

const NUMBER = /^JB-\d{4}-\d{6}-\d{6}$/

/** /report: what is wrong at a school is told on one page, named or not; the same page answers by number and code. */
export const reportPage = page<Props>({
  path: '/report',
  title: '举报',
  section: 'services',
  sitemap: true,
  personal: true,
  description: '举报虚假培训、代考代签、骗取补贴，可以匿名，凭查询码看结果。',
  trail: [{ title: '互动', href: '/interact' }],
  async load({ perform, query }) {
    const [number, code] = [(query.number ?? '').trim().toUpperCase(), query.code ?? '']
    const known = NUMBER.test(number) && code !== ''
    if (known && query.new === 'yes') return { received: { number, code }, found: null, asked: false }
    const found = known ? (await perform(readReport, { number: number as never, code })).found : null
    return { received: null, found, asked: known }
  },
  view: ({ received, found, asked }) =>
    received ? (
      <Confirmation title="举报已收到" number={received.number}>
        <p>{`查询码 ${received.code}。请抄下来，凭它看结果；我们不知道您是谁，丢了补不了。`}</p>
        <p>
          <a href="/report">看结果、再举报一件</a>
        </p>
      </Confirmation>
    ) : (
      <>
        <PageHeading title="举报">
          虚假培训、代签代考、骗取补贴，都可以举报。不用登录，可以不留姓名。
        </PageHeading>
        {found && <Answer found={found} />}
        <Form action="file" label="举报">
          <TextField name="organisation" label="哪家机构" maxLength={100} />
          <TextField name="told" label="什么事、什么时候、怎么知道的" lines={6} maxLength={2000} />
          <TextField name="contact" label="联系方式" hint="不留就是匿名" maxLength={60} optional />
          <Button>提交举报</Button>
        </Form>
        <Panel title="看结果">
          {asked && !found && <p>办件号或查询码不对，请核对。</p>}
          <Form action="look" label="看结果">
            <TextField name="number" label="办件号" hint="如 JB-2026-120000-000001" maxLength={30} />
            <TextField name="code" label="查询码" maxLength={20} />
            <Button>看结果</Button>
          </Form>
        </Panel>
      </>
    ),
  actions: {
    async file({ perform, form }) {
      const { number, queryCode } = await perform(fileReport, {
        organisation: form.organisation ?? '',
        told: form.told ?? '',
        ...(form.contact ? { contact: form.contact } : {}),
      })
      return redirect(`/report?${new URLSearchParams({ number, code: queryCode, new: 'yes' })}`)
    },
    async look({ perform, form }) {
      const [number, code] = [(form.number ?? '').trim().toUpperCase(), form.code ?? '']
      if (!NUMBER.test(number)) return failed([{ path: 'number', message: '办件号如 JB-2026-120000-000001' }])
      const { found } = await perform(readReport, { number: number as never, code })
      if (!found) return failed([{ path: 'code', message: '办件号或查询码不对，请核对' }])
      return redirect(`/report?${new URLSearchParams({ number, code })}`)
    },
  },
})

const Answer = ({ found }: { found: Found }) => (
  <Panel title={`举报 ${found.number}`}>
    <p>{`${formatDay(found.filedOn as CivilDate)}举报${found.organisation}：${found.state}。`}</p>
    {found.answer && <p>{`答复：${found.answer}`}</p>}
    {found.due && <p>{`请在${formatDay(found.due as CivilDate)}以后再来看。`}</p>}
  </Panel>
)
