import type { z } from 'zod'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { failed, page, redirect } from '../../../portal/page.ts'
import { readAnswer, takeBack } from '../verbs/letters.ts'

type Found = NonNullable<z.output<typeof readAnswer.output>['found']>

interface Asked {
  number: string
  code: string
  found: Found | null
}

/** /interact/answer: what came of what one wrote, by number and code (查答复). */
export const answerPage = page({
  path: '/interact/answer',
  title: '看答复',
  section: 'services',
  personal: true,
  trail: [{ title: '互动', href: '/interact' }],
  async load({ perform, query }): Promise<Asked> {
    const [number, code] = [(query.number ?? '').trim().toUpperCase(), query.code ?? '']
    const asked = /^[A-Z]{2}-\d{4}-\d{6}-\d{6}$/.test(number) && code !== ''
    return { number, code, found: asked ? (await perform(readAnswer, { number, code })).found : null }
  },
  view: ({ number, code, found }: Asked) => (
    <>
      <PageHeading title="看答复">凭提交时给您的办件号和查询码。</PageHeading>
      {found ? <Answer found={found} code={code} /> : <Ask number={number} code={code} />}
    </>
  ),
  actions: {
    async look({ perform, form }) {
      const [number, code] = [(form.number ?? '').trim().toUpperCase(), form.code ?? '']
      const { found } = await perform(readAnswer, { number: number as never, code })
      if (!found) return failed([{ path: 'code', message: '办件号或查询码不对，请核对' }])
      return redirect(`/interact/answer?${new URLSearchParams({ number, code })}`)
    },
    async withdraw({ perform, form }) {
      const [number, code] = [form.number ?? '', form.code ?? '']
      await perform(takeBack, { number: number as never, code })
      return redirect(`/interact/answer?${new URLSearchParams({ number, code })}`)
    },
  },
})

const Ask = ({ number, code }: { number: string; code: string }) => (
  <Form action="look" label="看答复">
    {code !== '' && (
      <Notice tone="warn" title="没有找到">
        办件号或查询码不对，请核对。
      </Notice>
    )}
    <TextField name="number" label="办件号" hint="如 ZX-2026-120000-000001" value={number} maxLength={30} />
    <TextField name="code" label="查询码" hint="十个字母和数字" maxLength={20} width="middle" />
    <Button>看答复</Button>
  </Form>
)

const Answer = ({ found, code }: { found: Found; code: string }) => (
  <>
    <dl className="pairs card pad">
      {[
        ['办件号', `${found.number}（${found.title}）`],
        ['您写的', found.written],
        ['哪天写的', formatDay(found.writtenOn)],
        ['到哪一步', found.state],
        ...(found.answer ? [] : [['在谁手里', found.holder]]),
        ...(found.due && !found.answer ? [['最晚答复', formatDay(found.due)]] : []),
        ['答复', found.answer ?? '还没有'],
      ].map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
    {found.open && (
      <Form action="withdraw" label="撤回" className="row">
        <HiddenField name="number" value={found.number} />
        <HiddenField name="code" value={code} />
        <Button tone="ghost">撤回</Button>
      </Form>
    )}
  </>
)
