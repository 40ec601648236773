import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

type Fetched = () => Promise<{ default: ComponentType }>

/** What came once is drawn at once when it is opened again. */
const come = new Map<Fetched, ComponentType>()

/**
 * A part of the workbench that is fetched when it is first drawn, and what stands there meanwhile. Not `lazy`: React keeps
 * what stands in for such a part for 300 ms, though the part came long before.
 */
export function Late({ part, meanwhile = null }: { part: Fetched; meanwhile?: ReactNode }) {
  const [Part, setPart] = useState(() => come.get(part))
  const [failed, setFailed] = useState<{ why: unknown } | null>(null)
  useEffect(() => {
    if (come.has(part)) return
    let gone = false
    part().then(
      ({ default: drawn }) => {
        come.set(part, drawn)
        if (!gone) setPart(() => drawn)
      },
      (why: unknown) => {
        if (!gone) setFailed({ why })
      },
    )
    return () => {
      gone = true
    }
  }, [part])
  // The screen around it tells what did not come.
  if (failed) throw failed.why
  return Part ? <Part /> : meanwhile
}
