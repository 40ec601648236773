import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { API } from '../../../workbench/api/request.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import type { Catalogue } from './catalogue.ts'
import { Draft } from './draft.tsx'

/** 紧缺职业目录: the edition in force, and loading the next one. */
export default function CatalogueDesk() {
  const drafts = useMay('catalogue.draft')
  const { answer, waiting, failure, again } = useAnswer<Catalogue>('/catalogue')
  return (
    <div className="page">
      <h1>紧缺职业目录</h1>
      {drafts && <Draft />}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取现行目录" />}
      {answer && <InForce catalogue={answer} />}
    </div>
  )
}

const InForce = ({ catalogue }: { catalogue: Catalogue }) => (
  <section>
    <h2>现行：{catalogue.name}</h2>
    <p>
      <Tag tone={catalogue.status === 'confirmed' ? 'ok' : 'spark'}>
        {catalogue.status === 'confirmed' ? '已确认' : '推定'}
      </Tag>{' '}
      {catalogue.from} 起施行{catalogue.to && `，至 ${catalogue.to}`}，{catalogue.entries.length} 个职业。
      来源：{catalogue.source}
    </p>
    <p className="row">
      <a className="btn ghost" href={`${API}/catalogue/current.xlsx`} download>
        导出现行目录（Excel）
      </a>
    </p>
    <RowTable
      caption="现行目录，金额为 120 课时的补贴"
      rows={catalogue.entries}
      rowKey={(entry) => `${entry.code} ${entry.name}`}
      columns={[
        {
          title: '职业（工种）',
          show: (entry) => (
            <>
              {entry.name} {entry.assumed && <Tag tone="spark">推定</Tag>}
            </>
          ),
        },
        { title: '编码', show: (entry) => entry.code ?? '——' },
        { title: '紧缺程度', show: (entry) => entry.demand ?? '——' },
        { title: '补贴（120 课时，元）', show: (entry) => amountsText(entry) },
      ]}
    />
  </section>
)

function amountsText({ amounts }: Catalogue['entries'][number]): string {
  const told = LEVELS.flatMap((level) => {
    const amount = amounts[level]?.amount
    return amount == null ? [] : [`${levelName(level)} ${formatYuan(fen(amount))}`]
  })
  return told.join('；') || '——'
}
