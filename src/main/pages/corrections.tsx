import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { shortMoment } from '../../kernel/value/time/moment.ts'
import { Problem } from '../../kernel/verb/index.ts'
import { Button } from '../../portal/kit/button.tsx'
import { DrawnField, readDrawn } from '../../portal/kit/field/drawn-field.tsx'
import { FileField } from '../../portal/kit/field/file-field.tsx'
import { HiddenField } from '../../portal/kit/field/hidden-field.tsx'
import { TextField } from '../../portal/kit/field/text-field.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { type Action, failed, redirect } from '../../portal/page.ts'
import { CASE_VERBS, FILE_VERBS } from '../modules.ts'
import type { CaseFiles } from './case-files.tsx'

type Detail = z.infer<typeof CASE_VERBS.readCase.output>
type Item = NonNullable<Detail['correction']>['items'][number]

/** 补正, first thing of a case: each item with its upload or its field, its deadline and its answer. */
export function CorrectionSection({ one, files }: { one: Detail; files: CaseFiles }) {
  const asked = one.correction
  if (!asked?.open) return null
  const open = asked.items.filter(({ answeredAt }) => answeredAt === null).length
  return (
    <section className="correction" aria-labelledby="correction">
      <h2 id="correction">
        需要您补正 {asked.items.length} 项{one.due ? `，${formatDay(one.due as CivilDate)}以前交回` : ''}
        {one.workingDaysLeft === null ? '' : `（还剩 ${one.workingDaysLeft} 个工作日）`}
      </h2>
      <p>
        一项一项答复，答复一项保存一项，可以分几次做，换一台手机也接得上。全部答复后再交回。
        {asked.overdue}
      </p>
      {asked.note && <p>工作人员说明：{asked.note}</p>}
      <ol className="correction-items">
        {asked.items.map((item) => (
          <li key={item.id} id={`item-${item.id}`} className="card pad">
            <h3>
              {item.ask}{' '}
              <span className={`tag ${item.answeredAt ? 'ok' : 'warn'}`}>
                {item.answeredAt ? '已答复' : '还没有答复'}
              </span>
            </h3>
            {item.before && <p>原来：{item.before}</p>}
            <Answered item={item} files={files} />
            {asked.mine && <AnswerForm item={item} />}
          </li>
        ))}
      </ol>
      {asked.mine && asked.step && (
        <Form action="handBack" label={asked.step.title}>
          <HiddenField name="step" value={asked.step.step} />
          <HiddenField name="revision" value={String(one.revision)} />
          {open > 0 && <p className="hint">还有 {open} 项没有答复，答复完就可以交回。</p>}
          <Button>{asked.step.title}</Button>
        </Form>
      )}
    </section>
  )
}

function Answered({ item, files }: { item: Item; files: CaseFiles }) {
  const fresh = files.items.filter(({ about, withdrawnAt }) => about === item.id && withdrawnAt === null)
  if (!item.answeredAt) return null
  return (
    <p>
      您的答复（{shortMoment(item.answeredAt)}）：
      {item.after && <strong>{item.after}</strong>}{' '}
      {fresh.map((file) => (
        <span key={file.id}>
          <a href={`/my/files/${file.id}`}>{file.name}</a>{' '}
        </span>
      ))}
      {item.said}
    </p>
  )
}

/** The answer to one item: a paper from the telephone's camera or its folders, its field, or a sentence. */
const AnswerForm = ({ item }: { item: Item }) => (
  <Form
    action="answer"
    id={item.id}
    label={`答复：${item.title}`}
    {...(item.sort === 'file' ? { files: true } : {})}
  >
    <HiddenField name="item" value={item.id} />
    {item.sort === 'file' && (
      <>
        <FileField name="photo" label="用手机拍一张" accept="image/*" camera />
        <FileField
          name="file"
          label="或者选一份文件"
          hint="照片（JPG、PNG）或 PDF，一份不超过 8 MB。"
          accept="image/jpeg,image/png,.pdf"
        />
      </>
    )}
    {item.fields.map((field) => (
      <DrawnField key={field.key} field={field} value={item.start[field.key]} />
    ))}
    <TextField
      name="said"
      label={item.sort === 'text' ? '您的答复' : '说明'}
      hint={item.sort === 'text' ? '一两句话写清楚。' : '交不了的，写明原因。'}
      value={item.said ?? ''}
      maxLength={500}
      {...(item.sort === 'text' ? {} : { optional: true })}
    />
    <Button tone="ghost">{item.answeredAt ? '改好，重新保存这一项' : '保存这一项'}</Button>
  </Form>
)

/** What the forms of the section do. */
export const correctionActions = {
  async answer(posting) {
    const { perform, params, form, files } = posting
    const number = params.number ?? ''
    const asked = (await perform(CASE_VERBS.readCase, { number })).correction
    const item = asked?.items.find(({ id }) => id === form.item)
    if (!item) return failed([{ path: '', message: '这一项已经不用补正了，请刷新后再看' }])
    const chosen = [files.photo, files.file].filter((one) => one !== undefined)
    for (const file of chosen) await perform(FILE_VERBS.attachToCase, { number, file, about: item.id })
    const input = readDrawn(item.fields, posting)
    const said = form.said?.trim() ?? ''
    if (Object.keys(input).length > 0 || said || (chosen.length === 0 && item.files === 0)) {
      const refused = await perform(CASE_VERBS.answerCorrection, {
        number,
        item: item.id,
        ...(said ? { said } : {}),
        ...(Object.keys(input).length > 0 ? { input } : {}),
      }).then(() => null, fieldsWrong)
      if (refused) return refused
    }
    return redirect(`/my/cases/${number}#item-${item.id}`)
  },
  async handBack({ perform, params, form }) {
    await perform(CASE_VERBS.stepCase, {
      number: params.number ?? '',
      step: form.step ?? '',
      revision: Number(form.revision),
    })
    return redirect(`/my/cases/${params.number}/sent`)
  },
} satisfies Record<string, Action>

/** What is wrong with the item's own fields stands at them, by the names that they have here. */
function fieldsWrong(error: unknown) {
  if (!(error instanceof Problem) || error.fields.length === 0) throw error
  return failed(error.fields.map(({ path, message }) => ({ path: path.replace(/^input\./, ''), message })))
}
