import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { ReturnedFile } from '../../../workbench/api/call.ts'
import { saveFile } from '../../../workbench/api/file.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import type { readPaper } from '../verbs/read-papers.ts'
import { Cells } from './cells.tsx'

type Paper = z.output<typeof readPaper.output>

/** One set of papers: drawn by one, its shares held by three, opened by two. */
export default function PaperDesk() {
  const { id = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Paper>('/bank/papers/{id}', { id })
  const draws = useMay('bank.draw-paper')
  function done(said: string) {
    announce(said)
    again()
  }
  return (
    <div className="page">
      <h1>{answer ? `${answer.title}理论试卷` : '一份理论试卷'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取试卷" />}
      {answer && (
        <>
          <p>
            <Tag>{answer.stateTitle}</Tag> {answer.examNumber} · {formatMoment(answer.startsAt)} 开考 ·{' '}
            {answer.minutes} 分钟 · {answer.forms} 份平行卷
          </p>
          {answer.voidWhy && <p className="note">作废原因：{answer.voidWhy}</p>}
          {answer.holders.length > 0 && <Holders paper={answer} />}
          {answer.state === 'sealed' && answer.mine && <Share paper={answer} onDone={done} />}
          {answer.state === 'planned' && <Cells cells={answer.cells} forms={answer.forms} />}
          {draws && answer.state === 'planned' && <Draw paper={answer} onDone={done} />}
          {draws && (answer.state === 'planned' || answer.state === 'sealed') && (
            <SetAside paper={answer} onDone={done} />
          )}
        </>
      )}
    </div>
  )
}

interface Of {
  paper: Paper
  onDone: (said: string) => void
}

const Holders = ({ paper }: { paper: Paper }) => (
  <RowTable
    caption={`分片保管人（${paper.needs} 人里 ${paper.openers} 人开卷）`}
    rows={paper.holders}
    rowKey={({ label }) => label}
    columns={[
      { title: '保管人', show: ({ label }) => label },
      { title: '分片', show: ({ taken }) => (taken ? '已领走' : '还没有领') },
      { title: '开卷', show: ({ given }) => (given ? '已交分片' : '—') },
    ]}
  />
)

const Draw = ({ paper, onDone }: Of) => (
  <HhForm<{ differsBy: number }>
    title="组卷、封卷"
    verb="POST /bank/papers/{id}/draw"
    fixed={{ id: paper.id }}
    fields={[
      {
        key: 'holders',
        title: '三位分片保管人',
        kind: 'choices',
        required: true,
        choices: paper.able.map(({ account, label, title }) => ({
          value: account,
          text: `${label}（${title}）`,
        })),
        hint: '选三位；抽题由系统按随机数做，封好以后谁也看不到',
      },
    ]}
    submit="生成并封存试卷"
    onDone={({ differsBy }) => onDone(`已组卷封卷，平行卷的预计得分相差 ${differsBy.toFixed(1)} 分。`)}
  />
)

function Share({ paper, onDone }: Of) {
  const { mine } = paper
  if (mine?.given) return <p className="note">您已经交出分片，等另一位保管人。</p>
  if (!mine?.taken)
    return (
      <HhForm<ReturnedFile>
        title="领取我的分片"
        verb="POST /bank/papers/{id}/share"
        fixed={{ id: paper.id }}
        fields={[]}
        submit="下载我的分片（只发一次）"
        onDone={(file) => {
          saveFile(file)
          onDone('分片已下载，请自己保管好。')
        }}
      />
    )
  return (
    <HhForm<{ opened: boolean }>
      title="交分片开卷"
      verb="POST /bank/papers/{id}/open"
      fixed={{ id: paper.id }}
      fields={[
        {
          key: 'share',
          title: '我的分片',
          kind: 'text',
          required: true,
          longest: 200,
          hint: `${formatMoment(paper.opensAt)} 起可以开卷；照下载的文件里“分片：”后面的写`,
        },
      ]}
      submit="交分片"
      onDone={({ opened }) => onDone(opened ? '试卷已开启。' : '已交分片，等另一位保管人。')}
    />
  )
}

const SetAside = ({ paper, onDone }: Of) => (
  <HhForm
    title="作废这套试卷"
    verb="POST /bank/papers/{id}/void"
    fixed={{ id: paper.id }}
    fields={[
      {
        key: 'why',
        title: '原因',
        kind: 'text',
        required: true,
        longest: 200,
        hint: '例如两份分片遗失、考试改期',
      },
    ]}
    submit="确认作废"
    onDone={() => onDone('已作废，可以重新安排。')}
  />
)
