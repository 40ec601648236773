import { Button, buttonClass } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { FileField } from '../../../portal/kit/field/file-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { downloaded, failed, page, shown } from '../../../portal/page.ts'
import { type Asked, countsOf, RESULTS, type Result } from '../batch/answers.ts'
import { checkList, listTemplateFile } from '../batch/check-list.ts'
import { answeredList } from '../batch/sheet.ts'

interface BatchProps {
  answer: Answer | null
}

/** A checked list: the answers, and the asker's own file with them in it. */
interface Answer {
  rows: readonly (Asked & { result: Result })[]
  file: { name: string; address: string }
}

const TEMPLATE = '/verify/batch/template.xlsx'

/** /verify/batch: a list of numbers and names, answered row by row, without login (批量查证书). */
export const batchPage = page<BatchProps>({
  path: '/verify/batch',
  title: ({ answer }) => (answer ? '批量查证书：结果' : '批量查证书'),
  section: 'verify',
  sitemap: true,
  files: true,
  description: '上传证书编号和姓名的名单，一次查最多 500 张证书，不用登录。',
  trail: [{ title: '查证书', href: '/verify' }],
  load: () => ({ answer: null }),
  view: ({ answer }) => (
    <>
      <PageHeading title="批量查证书">
        用人单位一次核对许多人的证书：下载模板，填证书编号和姓名，再传上来。不用登录。
      </PageHeading>
      {answer && <ListResult {...answer} />}
      <Panel title={answer ? '再查一份' : '上传名单'}>
        <p>
          <a href={TEMPLATE}>下载模板（.xlsx）</a>
          。一行一张，最多 500 行；.xlsx 或 CSV 都可以。
        </p>
        <Form action="check" files label="上传名单">
          <FileField name="file" label="填好的名单" accept=".xlsx,.csv" />
          <Button>查验名单</Button>
        </Form>
        <p className="muted">
          名单查完即丢，不会保留。结果里只有您填的编号、姓名和查验结果；一半以上查不到的名单不给结果，同一编号试过许多姓名的暂停一小时。
        </p>
      </Panel>
    </>
  ),
  actions: {
    async check({ perform, files }) {
      const { file } = files
      if (!file) return failed([{ path: 'file', message: '请选择填好的名单' }])
      const given = { name: file.name, content: new Uint8Array(file.content) }
      const { kind, stopped, faults, rows } = await perform(checkList, { file: given })
      if (stopped !== null)
        return failed(
          faults.length === 0
            ? [{ path: 'file', message: stopped }]
            : faults.map(({ line, column, message }) => ({
                path: 'file',
                message: column === '文件' ? message : `第 ${line} 行“${column}”：${message}`,
              })),
        )
      return shown<BatchProps>({
        answer: { rows, file: addressOf(await answeredList(file.name, kind, rows)) },
      })
    },
  },
})

/** The empty list as a file. */
export const batchTemplatePage = page<null>({
  path: TEMPLATE,
  title: '批量查验模板',
  load: async ({ perform }) => downloaded(await perform(listTemplateFile, {})),
  view: () => null,
})

/** The file within the page itself, so that it is kept nowhere. */
const addressOf = ({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }) => ({
  name,
  address: `data:${type.replaceAll(' ', '')};base64,${Buffer.from(bytes).toString('base64')}`,
})

function ListResult({ rows, file }: Answer) {
  const doubtful = rows.filter(({ result }) => result !== 'valid')
  return (
    <Panel title={`查完 ${rows.length} 张`}>
      <ul className="dots">
        {countsOf(rows.map(({ result }) => result)).map(({ result, count }) => (
          <li key={result}>
            <strong>
              {RESULTS[result]} {count} 张
            </strong>
            ：{MEANING[result]}
          </li>
        ))}
      </ul>
      <p>
        <a className={buttonClass('primary')} href={file.address} download={file.name}>
          下载带结果的名单
        </a>
      </p>
      {doubtful.length === 0 ? (
        <Notice tone="ok" title="全部真实有效" />
      ) : (
        <DataTable
          caption="要再核对的"
          rows={doubtful.map((row, at) => ({ ...row, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { title: '证书编号', show: ({ number }) => number },
            { title: '姓名', show: ({ name }) => name },
            { title: '查验结果', show: ({ result }) => RESULTS[result] },
          ]}
          empty={null}
        />
      )}
    </Panel>
  )
}

const MEANING: Record<Result, string> = {
  valid: '登记在册，没有更正，没有撤销',
  corrected: '内容后来更正过，请持证人出示新证',
  revoked: '已经撤销，不能再作凭证',
  'other-name': '有这个编号，持证人不是所填的姓名，请逐字核对',
  unknown: '本平台没有发出过这个编号，请逐位核对，提防假证',
  altered: '登记内容校验不通过，本平台不作证，请与发证机构联系',
  closed: '这个编号试过的姓名太多，一小时后再查，或请持证人出示二维码',
}
