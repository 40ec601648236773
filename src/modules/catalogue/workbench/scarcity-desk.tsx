import { useState } from 'react'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhImport } from '../../../workbench/kit/import/import.tsx'
import type { ImportAnswer } from '../../../workbench/kit/import/import-answer.ts'
import { Filters } from '../../../workbench/kit/table/filters.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { DraftFromReviews } from './draft-reviewed.tsx'
import { ProposalTable } from './proposal-table.tsx'
import { AcceptRest, Override } from './review-proposal.tsx'
import { type Measured, moves, type Proposed } from './scarcity.ts'

/** 紧缺程度测算: evidence in, proposals reviewed, a draft edition out. */
export default function ScarcityDesk() {
  const drafts = useMay('catalogue.draft')
  const reviews = useMay('catalogue.review')
  const [open, setOpen] = useState<'import' | 'draft' | null>(null)
  const { answer, waiting, failure, again } = useAnswer<Measured>('/catalogue/proposals')
  const rest = reviews && answer ? answer.items.filter((one) => !one.reviewed && !moves(one)) : []
  return (
    <div className="page">
      <h1>紧缺程度测算</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在测算" />}
      {answer && (
        <>
          <p>
            按“{answer.method.name}”测算，对照{answer.catalogue}。
            {answer.method.status === 'assumed' && <Tag tone="spark">推定</Tag>}
          </p>
          {answer.method.status === 'assumed' && <p className="muted">{answer.method.source}。</p>}
          {(drafts || rest.length > 0) && (
            <section>
              <p className="buttons">
                {drafts && (
                  <button type="button" className="btn ghost" onClick={() => setOpen('import')}>
                    导入证据
                  </button>
                )}
                {drafts && answer.items.length > 0 && (
                  <button type="button" className="btn" onClick={() => setOpen('draft')}>
                    生成目录草案
                  </button>
                )}
                {rest.length > 0 && <AcceptRest items={rest} />}
              </p>
            </section>
          )}
          <Proposals measured={answer} reviews={reviews} />
        </>
      )}
      <Dialog title="导入紧缺证据" open={open === 'import'} onClose={() => setOpen(null)}>
        <HhImport<ImportAnswer & { replaced: number }>
          what="紧缺证据"
          template="/catalogue/evidence/template"
          verb="POST /catalogue/evidence"
          onDone={({ rows, replaced }) => {
            announce(`已导入 ${rows} 行${replaced > 0 ? `，其中 ${replaced} 行更新了原来的数据` : ''}。`)
            setOpen(null)
          }}
        />
      </Dialog>
      <Dialog title="由评审结果生成目录草案" open={open === 'draft'} onClose={() => setOpen(null)}>
        <DraftFromReviews />
      </Dialog>
    </div>
  )
}

const SHOWN = [
  { value: 'moves', text: '建议改类' },
  { value: 'waiting', text: '还没有评审' },
] as const

function Proposals({ measured: { items, silent }, reviews }: { measured: Measured; reviews: boolean }) {
  const { query, setQuery } = useAddress()
  const [overridden, setOverridden] = useState<Proposed | null>(null)
  const sought = query.q ?? ''
  const shown = items.filter(
    (one) =>
      (one.name.includes(sought) || one.code.startsWith(sought)) &&
      (query.show !== 'moves' || moves(one)) &&
      (query.show !== 'waiting' || !one.reviewed),
  )
  if (items.length === 0) return <Empty text="还没有证据。请先导入一个季度以上的数据。" />
  return (
    <section className="table-block">
      <p>
        {items.length} 个职业有证据：{items.filter(moves).length} 个建议改类，
        {items.filter(({ reviewed }) => !reviewed).length} 个还没有评审。
        {silent > 0 && `目录里另有 ${silent} 个职业没有证据，维持原类。`}
      </p>
      <div className="table-tools">
        <Filters
          filters={[
            { key: 'q', title: '职业或编码', kind: 'text' },
            { key: 'show', title: '只看', kind: 'choice', choices: SHOWN },
          ]}
          query={query}
          onChange={(patch) => setQuery(patch)}
        />
      </div>
      {shown.length === 0 ? (
        <Empty text="没有符合筛选条件的职业。" onClear={() => setQuery({ q: null, show: null })} />
      ) : (
        <ProposalTable items={shown} reviews={reviews} onOverride={setOverridden} />
      )}
      {overridden && <Override proposal={overridden} onClose={() => setOverridden(null)} />}
    </section>
  )
}
