import type { z } from 'zod'
import { Button } from '../../../../portal/kit/button.tsx'
import { HiddenField } from '../../../../portal/kit/field/hidden-field.tsx'
import { TextField } from '../../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../../portal/kit/form/form.tsx'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../../portal/kit/panel.tsx'
import { page, shown } from '../../../../portal/page.ts'
import { NEW_NUMBER, type Shown } from '../../showing/read.ts'
import { readerNumber } from '../../showing/reader.ts'
import { checkFile } from '../../verbs/check-file.ts'
import { ShownView } from './shown-view.tsx'

interface ReaderProps {
  given: z.output<typeof readerNumber.output>
  answer: Shown | null
  why: string | null
}

/** /verify/wallet: a number that the holder's wallet signs, and what it then shows (当面核验钱包里的证书). */
export const readerPage = page<ReaderProps>({
  path: '/verify/wallet',
  title: '当面核验钱包里的证书',
  section: 'verify',
  personal: true,
  trail: [{ title: '查证书', href: '/verify' }],
  load: async ({ perform }) => ({ given: await perform(readerNumber, {}), answer: null, why: null }),
  view: ({ given, answer, why }) => (
    <>
      <PageHeading title="当面核验钱包里的证书">
        把出示号给持证人，他的钱包签名以后，把钱包给出的文字贴回来。
      </PageHeading>
      {answer ? (
        <>
          <ShownView shown={answer} />
          <p>
            <a href="/verify/wallet">核验下一位</a>
          </p>
        </>
      ) : (
        <>
          {why && (
            <Notice tone="bad" title="不能确认">
              <p>{why}。请不要采信。</p>
            </Notice>
          )}
          <div className="two">
            <Panel title="一、给持证人签名">
              <dl className="to-sign">
                <dt>出示号（nonce）</dt>
                <dd>
                  <code className="long">{given.number}</code>
                </dd>
                <dt>出示给（aud）</dt>
                <dd>
                  <code className="long">{given.audience}</code>
                </dd>
              </dl>
              <p className="muted">出示号十分钟内有效，只用一次。出示给别处的旧文字，在这里验不过。</p>
            </Panel>
            <Panel title="二、贴上钱包给出的文字">
              <Form action="show" label="核验出示">
                <HiddenField name="number" value={given.number} />
                <TextField
                  name="text"
                  label="钱包给出的文字"
                  lines={4}
                  maxLength={60_000}
                  autoComplete="off"
                />
                <Button>核验</Button>
              </Form>
            </Panel>
          </div>
        </>
      )}
    </>
  ),
  actions: {
    async show({ perform, form }) {
      const fresh = await perform(readerNumber, {})
      const number = (form.number ?? '').slice(0, 400)
      const {
        genuine,
        why,
        shown: answer,
      } = await perform(checkFile, {
        file: { name: 'shown.txt', content: new TextEncoder().encode((form.text ?? '').trim()) },
        number,
      })
      if (genuine && answer) return shown({ given: fresh, answer, why: null })
      // A slip of the hand is put right with the same number.
      const given = why?.endsWith(NEW_NUMBER) ? fresh : { ...fresh, number }
      return shown({ given, answer: null, why: why ?? '这不是钱包里的证书，请在查证书的页面验它' })
    },
  },
})
