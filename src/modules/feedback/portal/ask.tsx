import { type CivilDate, dayOrNull, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { CheckField } from '../../../portal/kit/field/check-field.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page, redirect, type Texts, type Visit } from '../../../portal/page.ts'
import type { Topic } from '../letter/letter.ts'
import { writeLetter } from '../verbs/letters.ts'

interface Written {
  number: string | null
  code: string
  /** Until when it is answered. */
  due: CivilDate | null
  /** 找错: the page from which somebody came. */
  page: string
}

/** What a page was left with after something was written. */
const written = ({ query }: Visit): Written => ({
  number: /^[A-Z]{2}-\d{4}-\d{6}-\d{6}$/.test(query.number ?? '') ? (query.number ?? null) : null,
  code: /^[2-9A-Z]{10}$/.test(query.code ?? '') ? (query.code ?? '') : '',
  due: dayOrNull(query.due),
  page: /^\/[a-z0-9/.-]{0,190}$/.test(query.page ?? '') ? (query.page ?? '') : '',
})

const after = (
  path: string,
  { number, queryCode, due }: { number: string; queryCode: string; due: string | null },
) => redirect(`${path}?${new URLSearchParams({ number, code: queryCode, ...(due ? { due } : {}) })}`)

const letterIn = (form: Texts, topic: Topic) => ({
  topic,
  subject: form.subject ?? '',
  body: form.body ?? '',
  page: form.page ?? '',
  mayPublish: form.mayPublish === 'yes',
})

/** /interact/ask: a question or a suggestion, without signing in (咨询建议). */
export const askPage = page({
  path: '/interact/ask',
  title: '咨询建议',
  section: 'services',
  sitemap: true,
  description: '问一个问题、提一条建议，五个工作日内答复，不用登录。',
  trail: [{ title: '互动', href: '/interact' }],
  load: written,
  view: ({ number, code, due }: Written) =>
    number ? (
      <Received number={number} code={code} due={due} days="五" />
    ) : (
      <>
        <PageHeading title="咨询建议">
          不用登录，五个工作日内答复。先看看<a href="/interact/questions">别人问过的</a>，也许已有答案。
        </PageHeading>
        <Form action="write" check label="咨询建议">
          <ChoiceField
            name="topic"
            label="您要"
            inline
            value="question"
            options={[
              { value: 'question', label: '问一个问题' },
              { value: 'suggestion', label: '提一条建议' },
            ]}
          />
          <TextField name="subject" label="标题" maxLength={60} />
          <TextField
            name="body"
            label="内容"
            hint="不写身份证、电话号码；要办自己的事请从“我的”进"
            lines={6}
            maxLength={2000}
          />
          <CheckField name="mayPublish" label="可以把问题和答复公开给别人看（去掉个人信息）" />
          <Button>提交</Button>
        </Form>
      </>
    ),
  actions: {
    write: async ({ perform, form }) =>
      after(
        '/interact/ask',
        await perform(writeLetter, letterIn(form, form.topic === 'suggestion' ? 'suggestion' : 'question')),
      ),
  },
})

/** /interact/errors: something on the site is wrong (我为网站找错). */
export const errorsPage = page({
  path: '/interact/errors',
  title: '我为网站找错',
  section: 'services',
  sitemap: true,
  description: '打不开、写错了、过期了的内容，三个工作日内改正、答复。',
  trail: [{ title: '互动', href: '/interact' }],
  load: written,
  view: ({ number, code, due, page: at }: Written) =>
    number ? (
      <Received number={number} code={code} due={due} days="三" />
    ) : (
      <>
        <PageHeading title="我为网站找错">
          打不开、写错了、过期了，请告诉我们。三个工作日内改正、答复，不用登录。
        </PageHeading>
        <Form action="write" check label="我为网站找错">
          <TextField
            name="page"
            label="哪一页"
            hint="页面地址，如 /services"
            value={at}
            maxLength={200}
            optional
          />
          <TextField name="subject" label="什么错" hint="如“电话打不通”“金额写错”" maxLength={60} />
          <TextField name="body" label="写清楚一点" lines={4} maxLength={2000} />
          <Button>提交</Button>
        </Form>
      </>
    ),
  actions: {
    write: async ({ perform, form }) =>
      after('/interact/errors', await perform(writeLetter, letterIn(form, 'error'))),
  },
})

const Received = ({ number, code, due, days }: Omit<Written, 'page'> & { number: string; days: string }) => (
  <Confirmation
    title="已收到"
    number={number}
    next={[
      <>
        查询码 <strong>{code}</strong>，请记下来：凭办件号和查询码看答复。
      </>,
      `市人社局互动岗${due ? `在${formatDay(due)}以前` : `${days}个工作日内`}答复。`,
    ]}
  >
    <p>
      <a href={`/interact/answer?${new URLSearchParams({ number, code })}`}>看进度和答复</a>
    </p>
  </Confirmation>
)
