import { announce } from '../../kit/announce.tsx'
import { AddFile, LIMIT_MB } from '../../kit/files/add-file.tsx'
import { HhForm } from '../../kit/form/form.tsx'
import type { Field, Values } from '../../kit/form/form-fields.ts'
import { useAddress } from '../../shell/address.ts'
import type { CorrectionItem } from './correction.tsx'

const VERB = 'POST /cases/{number}/corrections/{item}'

/** The answer to one item: its own form, a paper, or a sentence; each is kept by itself. */
export function AnswerItem({ number, item }: { number: string; item: CorrectionItem }) {
  const { go } = useAddress()
  const page = item.page
  const kept = () => announce(`已保存：${item.title}`)
  return (
    <div className="answer-item">
      {page && (
        <p className="buttons">
          <button type="button" className="btn ghost" onClick={() => go(page)}>
            重新填写：{item.title}
          </button>
        </p>
      )}
      {item.fields.length > 0 && (
        <HhForm
          title={item.title}
          fields={item.fields as readonly Field[]}
          start={item.start as Values}
          verb={VERB}
          fixed={{ number, item: item.id }}
          inside="input"
          submit="保存这一项"
          onDone={kept}
        />
      )}
      {item.sort === 'file' && !page && (
        <AddFile
          verb="POST /cases/{number}/files"
          of={{ number, about: item.id }}
          hint={`用手机可以直接拍照。一份不超过 ${LIMIT_MB} MB。`}
        />
      )}
      <details {...(item.sort === 'text' ? { open: true } : {})}>
        <summary>{item.sort === 'text' ? '写明答复' : '写一句说明（交不了的也写在这里）'}</summary>
        <HhForm
          title={`${item.title}的说明`}
          fields={SAID}
          start={{ said: item.said ?? '' }}
          verb={VERB}
          fixed={{ number, item: item.id }}
          submit="保存说明"
          onDone={kept}
        />
      </details>
    </div>
  )
}

const SAID: readonly Field[] = [
  { kind: 'long-text', key: 'said', title: '说明', required: true, longest: 500 },
]
