import { useState } from 'react'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import type { CaseItem } from '../case-view.ts'
import { BatchRun } from './batch-run.tsx'

interface BatchProps {
  items: readonly CaseItem[]
  onClose: () => void
}

/**
 * Takes the primary step of many clear cases (可批量). The server judges each again; one that has got a doubt meanwhile is left
 * alone and named.
 */
export function Batch({ items, onClose }: BatchProps) {
  const [cases] = useState(items)
  const sum = cases.reduce((so, { amount }) => so + (amount ?? 0), 0)
  return (
    <BatchRun
      title={`批量办理 ${cases.length} 件`}
      cases={cases}
      act={{ do: 'primary' }}
      begin={`办理这 ${cases.length} 件`}
      onClose={onClose}
    >
      <p>
        这些办件逐项比对一致、没有疑点。服务器逐件再核一遍再办，有变化的留下来由您单独看；每件都单独留痕。
      </p>
      <dl className="foreseen">
        <div>
          <dt>办理</dt>
          <dd>{cases.length} 件</dd>
        </div>
        {sum > 0 && (
          <div>
            <dt>涉及金额</dt>
            <dd>{formatYuan(sum as Fen)} 元</dd>
          </div>
        )}
      </dl>
    </BatchRun>
  )
}

/** 领办: takes many cases into one's own hands, so that two do not work on them at once. */
export function ClaimMany({ items, onClose }: BatchProps) {
  const [cases] = useState(items)
  return (
    <BatchRun
      title={`领办 ${cases.length} 件`}
      cases={cases}
      act={{ do: 'claim' }}
      begin={`领办这 ${cases.length} 件`}
      onClose={onClose}
    >
      <p>领办以后，这些办件只在您的待办里；办不完的，可以逐件转给同事。已经有人领办的留下，不会抢过来。</p>
    </BatchRun>
  )
}
