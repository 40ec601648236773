import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { sentFile } from '../../api/file.ts'
import { API } from '../../api/request.ts'
import type { Held, Values } from './form-fields.ts'

/** Milliseconds without a key pressed after which what stands in the form is kept. */
const PAUSE = 2500

interface KeptForm {
  /** When what stands here again was kept; null where nothing was. */
  resumed: string | null
  /** When it was last kept by this window. */
  savedAt: string | null
  /** Notes a change, so that it is kept before long. */
  changed(values: Values, key: string, held: Held): void
  /** It was handed in, or is begun anew. */
  drop(): void
}

/** Keeps a form while it is typed (自动保存): on the server, for this account alone, on whatever device comes next. */
export function useDraft(form: string | undefined, onResume: (values: Values) => void): KeptForm {
  const [resumed, setResumed] = useState<string | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<Values | null>(null)
  const typed = useRef(false)

  async function keep() {
    const values = waiting.current
    waiting.current = null
    if (!form || !values) return
    const words = Object.entries(values).flatMap(([key, held]) => {
      if (typeof held === 'string' || typeof held === 'boolean') return [[key, held]]
      if (typeof held === 'number') return [[key, `#${held}`]]
      return []
    })
    // What could not be kept is kept with the next key; the form itself holds it still.
    const kept = await call<{ savedAt: string }>('PUT', '/drafts', {
      form,
      values: Object.fromEntries(words),
    }).catch(() => null)
    if (kept) setSavedAt(kept.savedAt)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the form is opened
  useEffect(() => {
    if (!form) return
    void begun(form).then((found) => {
      if (!found || typed.current) return
      onResume(found.values)
      setResumed(found.savedAt)
    })
    return () => {
      clearTimeout(timer.current)
      void keep()
    }
  }, [form])

  return {
    resumed,
    savedAt,
    changed(values, key, held) {
      typed.current = true
      if (!form) return
      waiting.current = values
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void keep(), PAUSE)
      if (held instanceof File) void keepFile(form, key, held)
    },
    drop() {
      clearTimeout(timer.current)
      waiting.current = null
      setResumed(null)
      setSavedAt(null)
      if (form) void call('POST', '/drafts/discard', { form }).catch(() => null)
    },
  }
}

async function keepFile(form: string, field: string, file: File): Promise<void> {
  const sent = await sentFile(file).catch(() => null)
  if (sent) await call('POST', '/drafts/files', { form, field, file: sent }).catch(() => null)
}

interface Drafts {
  items: {
    form: string
    values: Record<string, string | boolean | string[]>
    savedAt: string
    files: { field: string; name: string }[]
  }[]
}

/** What was begun before, its files too. */
async function begun(form: string): Promise<{ values: Values; savedAt: string } | null> {
  const found = await call<Drafts>('GET', '/drafts', { form }).catch(() => null)
  const one = found?.items.find((each) => each.form === form)
  if (!one) return null
  const values: Record<string, Held> = {}
  for (const [key, value] of Object.entries(one.values))
    values[key] = typeof value === 'string' && /^#-?\d+$/.test(value) ? Number(value.slice(1)) : value
  for (const { field, name } of one.files) {
    const address = `${API}/drafts/file?form=${encodeURIComponent(form)}&field=${encodeURIComponent(field)}`
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => null)
    if (answer?.ok) values[field] = new File([await answer.blob()], name)
  }
  return { values, savedAt: one.savedAt }
}
