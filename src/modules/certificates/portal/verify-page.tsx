import { Button } from '../../../portal/kit/button.tsx'
import { FileField } from '../../../portal/kit/field/file-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { failed, page, redirect, shown } from '../../../portal/page.ts'
import { KEYS_PATH } from '../credential.ts'
import type { Shown } from '../showing/read.ts'
import { checkFile } from '../verbs/check-file.ts'
import { queryCertificate } from '../verbs/query-certificate.ts'
import { ShownView } from './showing/shown-view.tsx'

/** /verify: a certificate's number and its holder's name, or its file, without login (查证书). */
export const verifyPage = page<{ number: string; shown: Shown | null }>({
  path: '/verify',
  title: '查证书',
  section: 'verify',
  sitemap: true,
  files: true,
  description: '不用登录，查一张职业技能等级证书是真是假、有没有更正或撤销。',
  load: ({ query }) => ({ number: (query.number ?? '').slice(0, 40), shown: null }),
  view: ({ number, shown: answer }) => (
    <>
      <PageHeading title="查证书">
        最快的办法：用手机扫证书上的二维码。没有二维码时，用下面任何一种办法，都不用登录。
      </PageHeading>
      {answer && <ShownView shown={answer} />}
      <div className="two">
        <Panel title="按编号和姓名查">
          <Form action="query" label="按编号和姓名查">
            <TextField
              name="number"
              label="证书编号"
              value={number}
              hint="22 位，以 S 或 Y 开头，例如 S000012000067264000001"
              autoComplete="off"
              maxLength={40}
              width="middle"
            />
            <TextField name="name" label="持证人姓名" autoComplete="off" maxLength={60} width="middle" />
            <Button>查证书</Button>
          </Form>
        </Panel>
        <Panel title="验证电子文件">
          <p>
            从本平台下载的证书
            PDF、可验证凭证、开放徽章，或者持证人出示的凭证文字，改动任何一处都验不过。验完即丢，不会保留。
          </p>
          <Form action="file" files label="验证电子文件">
            <FileField name="file" label="选择文件" accept=".pdf,.jwt,.json,.txt" optional />
            <TextField
              name="text"
              label="或者粘贴凭证的内容"
              lines={4}
              maxLength={60_000}
              autoComplete="off"
              optional
            />
            <Button>验证文件</Button>
          </Form>
        </Panel>
      </div>
      <Panel title="查到的结果怎么看">
        <ul className="dots">
          <li>“真实有效”：页面上的每一项都要与手里的证书相同，有一项不同就是假证。</li>
          <li>“已更正，请看新证”：内容后来改正过，以新证为准。</li>
          <li>“已撤销”：写明哪天撤销、什么原因。</li>
          <li>“查无此证”：本平台没有发出过。2019 年以前的 16 位职业资格证书不在这里，请到全国联网查询。</li>
        </ul>
        <p className="muted">
          要一次查许多张的，<a href="/verify/batch">上传名单批量查</a>
          ，一次最多 500 张，也不用登录。要到没有网络的地方去查，先打开<a href="/verify/offline">离线查验</a>
          。证书在对方的数字钱包里的，用<a href="/verify/wallet">当面核验</a>
          。离线验签要用的公钥：
          <a href={KEYS_PATH}>下载公钥文件</a>。
        </p>
      </Panel>
    </>
  ),
  actions: {
    async query({ perform, form }) {
      const { code } = await perform(queryCertificate, { number: form.number ?? '', name: form.name ?? '' })
      if (code) return redirect(`/v/${code}`)
      return failed([
        {
          path: 'number',
          message: '查无此证，或姓名与编号不符。请对照证书逐位核对；确认无误仍查不到的，请提防假证',
        },
      ])
    },
    async file({ perform, files, form }) {
      const { file } = files
      const pasted = form.text?.trim()
      if (!file && !pasted)
        return failed([{ path: 'file', message: '请选择要验证的文件，或者粘贴凭证的内容' }])
      const given = file
        ? { name: file.name, content: new Uint8Array(file.content) }
        : { name: 'pasted.txt', content: new TextEncoder().encode(pasted) }
      const { genuine, code, why, shown: answer } = await perform(checkFile, { file: given })
      if (genuine && code) return redirect(`/v/${code}`)
      if (answer) return shown({ number: '', shown: answer })
      return failed([{ path: file ? 'file' : 'text', message: `这不是本平台签发的原件：${why}。请不要采信` }])
    },
  },
})
