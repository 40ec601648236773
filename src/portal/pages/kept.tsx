import { Button } from '../kit/button.tsx'
import { HiddenField } from '../kit/field/hidden-field.tsx'
import { Form } from '../kit/form/form.tsx'
import { Notice } from '../kit/notice.tsx'

interface KeptPageProps {
  fields: readonly (readonly [string, string])[]
  /** Files were posted too; they cannot be kept. */
  files: boolean
}

/** The visitor was signed out while filling in: what was typed waits here. */
export const KeptPage = ({ fields, files }: KeptPageProps) => (
  <div className="problem">
    <h1>请先登录</h1>
    <p>登录已过期，或者您还没有登录。您填的内容还在，没有丢失。</p>
    {files && <Notice tone="warn">您选的文件需要重新选择。</Notice>}
    <ol className="next">
      <li>
        <a href="/login" target="_blank" rel="noopener">
          在新窗口登录
        </a>
      </li>
      <li>登录后回到这个窗口，按“继续”。</li>
    </ol>
    <Form action={[]}>
      {fields.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields are those of one post, in its order
        <HiddenField key={at} name={name} value={value} />
      ))}
      <Button>继续</Button>
    </Form>
  </div>
)
