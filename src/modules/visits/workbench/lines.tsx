import { Tag } from '../../../kit/tag.tsx'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { VERDICT_WORDS } from '../in-words.ts'
import type { VisitView } from './words.ts'

type Line = VisitView['groups'][number]['items'][number]

const TONES = { met: 'ok', unmet: 'bad', na: 'plain' } as const

/** The checklist, line by line, as each supervisor said it, with photos; what differs is settled here by the lead. */
export const Lines = ({ visit, again }: { visit: VisitView; again(): void }) => (
  <>
    {visit.groups.map(({ title, items }) => (
      <section key={title}>
        <h2>{title}</h2>
        <RowTable
          caption={title}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '检查项',
              show: ({ words, clause, redLine }) => (
                <>
                  {words} {redLine && <Tag tone="bad">红线</Tag>}
                  <br />
                  <span className="muted">{clause}</span>
                </>
              ),
            },
            { title: '督导员怎么填', show: (line) => <Said line={line} /> },
            { title: '照片', show: ({ photos }) => <Photos photos={photos} /> },
            { title: '结果', show: (line) => <Outcome line={line} /> },
          ]}
        />
      </section>
    ))}
    {visit.own === 'lead' &&
      visit.standing === 'open' &&
      visit.groups
        .flatMap(({ items }) => items)
        .filter(({ apart }) => apart)
        .map((line) => <Settle key={line.id} visit={visit} line={line} again={again} />)}
  </>
)

const Said = ({ line: { said } }: { line: Line }) =>
  said.length === 0 ? (
    '——'
  ) : (
    <ul className="plain">
      {said.map(({ key, name, verdict, remark }) => (
        <li key={key}>
          {name}：{VERDICT_WORDS[verdict]}
          {remark && `，${remark}`}
        </li>
      ))}
    </ul>
  )

const Photos = ({ photos }: Pick<Line, 'photos'>) =>
  photos.length === 0 ? (
    '——'
  ) : (
    <ul className="plain">
      {photos.map(({ id, by }, at) => (
        <li key={id}>
          <a href={`/api/v1/files/${id}`} target="_blank" rel="noreferrer">
            照片 {at + 1}
          </a>
          （{by}）
        </li>
      ))}
    </ul>
  )

function Outcome({ line: { verdict, apart, settled } }: { line: Line }) {
  if (apart) return <Tag tone="warn">不一致，等组长裁定</Tag>
  if (verdict === null) return '没有填完'
  return (
    <>
      <Tag tone={TONES[verdict]}>{VERDICT_WORDS[verdict]}</Tag>
      {settled && <span className="muted"> 组长裁定：{settled.reason}</span>}
    </>
  )
}

const Settle = ({ visit, line, again }: { visit: VisitView; line: Line; again(): void }) => (
  <section className="note warn">
    <h3>裁定：{line.words}</h3>
    <HhForm<object>
      title={`裁定：${line.words}`}
      verb="POST /visits/{number}/settlements"
      fixed={{ number: visit.number, item: line.id, on: line.on }}
      fields={[
        {
          key: 'verdict',
          title: '裁定为',
          kind: 'choice',
          required: true,
          choices: Object.entries(VERDICT_WORDS).map(([value, text]) => ({ value, text })),
        },
        { key: 'reason', title: '为什么', kind: 'text', required: true, longest: 300 },
      ]}
      submit="裁定"
      onDone={() => {
        announce('已裁定。')
        again()
      }}
    />
  </section>
)
