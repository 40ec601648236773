import { type KeyboardEvent, useId, useRef } from 'react'
import type { EvidenceTab } from '../../../kernel/case/evidence.ts'
import { useAddress } from '../../shell/address.ts'
import { Attendance } from './attendance.tsx'
import { Certificate } from './certificate.tsx'
import { EvidenceTable } from './evidence-table.tsx'

/** The evidence in tabs; the chosen one is in the address, and all of them are printed. */
export function EvidenceTabs({ tabs, wide }: { tabs: readonly EvidenceTab[]; wide: boolean }) {
  const { query, setQuery } = useAddress()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const chosen = tabs.find(({ key }) => key === query.tab) ?? tabs[0]
  const choose = (tab: EvidenceTab) => setQuery({ tab: tab === tabs[0] ? null : tab.key }, 'replace')

  function move(event: KeyboardEvent) {
    const at = chosen ? tabs.indexOf(chosen) : -1
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    const next = (to + tabs.length) % tabs.length
    const tab = tabs[next]
    if (!tab) return
    event.preventDefault()
    choose(tab)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <section className="card evidence" aria-label="证据">
      <div className="tabs" role="tablist" aria-label="证据材料" ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab === chosen}
            aria-controls={`${id}-${tab.key}-panel`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => choose(tab)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-${tab.key}-panel`}
          aria-labelledby={`${id}-${tab.key}`}
          hidden={tab !== chosen}
        >
          <Panel tab={tab} wide={wide} />
        </div>
      ))}
    </section>
  )
}

function Panel({ tab, wide }: { tab: EvidenceTab; wide: boolean }) {
  if (tab.kind === 'certificate') return <Certificate fields={tab.fields} verify={tab.verify} />
  if (tab.kind === 'attendance') return <Attendance days={tab.days} needed={tab.needed} note={tab.note} />
  if (tab.kind === 'table')
    return <EvidenceTable title={tab.title} columns={tab.columns} rows={tab.rows} wide={wide} />
  return (
    <dl className="facts">
      {tab.facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
