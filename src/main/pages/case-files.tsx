import type { z } from 'zod'
import { civilDateOf, formatDay } from '../../kernel/value/time/civil-date.ts'
import { Button } from '../../portal/kit/button.tsx'
import { FileField } from '../../portal/kit/field/file-field.tsx'
import { HiddenField } from '../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { type Action, downloaded, failed, page, redirect } from '../../portal/page.ts'
import { FILE_VERBS } from '../modules.ts'

/** The files of a case, as their verb gives them. */
export type CaseFiles = z.output<typeof FILE_VERBS.listOfCase.output>

/** 材料: what was handed in with my case, and one more file from the telephone's camera or its folders. */
export function CaseFilesSection({ files }: { files: CaseFiles }) {
  if (files.items.length === 0 && !files.mayAttach) return null
  return (
    <section className="case-files" aria-labelledby="files">
      <h2 id="files">材料</h2>
      {files.items.length > 0 && (
        <ul className="handed-in">
          {files.items.map((file) => (
            <li key={file.id}>
              <span>
                {file.withdrawnAt ? <s>{file.name}</s> : <a href={`/my/files/${file.id}`}>{file.name}</a>}{' '}
                <span className="hint">
                  {formatDay(civilDateOf(new Date(file.at)))} {file.by}
                  {file.withdrawnAt && '，已撤回'}
                </span>
                {file.picture && !file.withdrawnAt && (
                  <details>
                    <summary>看图</summary>
                    <img src={`/my/files/${file.id}`} alt={file.name} loading="lazy" />
                  </details>
                )}
              </span>
              {file.mine && (
                <Form action="takeBack" id={file.id} label={`撤回${file.name}`}>
                  <HiddenField name="file" value={file.id} />
                  <Button tone="ghost">撤回</Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.mayAttach && (
        <Form action="handIn" files label="上传材料">
          <FileField
            name="file"
            label="上传材料"
            hint="照片（JPG、PNG）或 PDF，一份不超过 8 MB。"
            accept="image/jpeg,image/png,.pdf"
          />
          <FileField
            name="photo"
            label="或者用手机拍一张"
            hint="打开手机相机，拍好就用。"
            accept="image/*"
            camera
          />
          <Button tone="ghost">上传</Button>
        </Form>
      )}
    </section>
  )
}

/** What the forms of the section do; a file that is not taken is said beside the field. */
export const caseFileActions = {
  async handIn({ perform, params, files }) {
    const file = files.file ?? files.photo
    if (!file) return failed([{ path: 'file', message: '还没有选择文件' }])
    await perform(FILE_VERBS.attachToCase, { number: params.number ?? '', file })
    return redirect(`/my/cases/${params.number}#files`)
  },
  async takeBack({ perform, params, form }) {
    await perform(FILE_VERBS.withdrawAttached, { id: form.file ?? '' })
    return redirect(`/my/cases/${params.number}#files`)
  },
} satisfies Record<string, Action>

/** One file of mine, opened. */
export const myFilePage = page<null>({
  path: '/my/files/{id}',
  title: '材料',
  who: 'my.read',
  personal: true,
  load: async ({ perform, params }) =>
    downloaded(await perform(FILE_VERBS.readAttached, { id: params.id ?? '' }), true),
  view: () => null,
})
