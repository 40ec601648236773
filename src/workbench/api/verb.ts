import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { asFailure } from './answer.ts'
import { call } from './call.ts'
import { Failure } from './failure.ts'
import type { Input, Method, VerbAddress } from './request.ts'
import { submissionKey } from './submission-key.ts'

/** A write that a screen can do. */
export interface UsedVerb<In extends object, Answer> {
  /** Does it; null when it failed (then `failure` says why) or when it is being done already. */
  run(input: In): Promise<Answer | null>
  busy: boolean
  failure: Failure | null
  answer: Answer | null
  /** Forgets failure and answer; what the form holds is not touched. */
  clear(): void
}

/**
 * A write of the API with its own Idempotency-Key: `useVerb('POST /training/classes')`. The key stays the same
 * until the act succeeded, a second click while it runs does nothing, and success makes every shown answer fresh.
 */
export function useVerb<In extends object, Answer = unknown>(address: VerbAddress): UsedVerb<In, Answer> {
  const client = useQueryClient()
  const key = useRef(submissionKey())
  const running = useRef(false)
  const unsure = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [method, path] = address.split(' ') as [Method, `/${string}`]

  async function run(input: In): Promise<Answer | null> {
    if (running.current) return null
    running.current = true
    setBusy(true)
    setFailure(null)
    try {
      const got = await call<Answer>(method, path, input as Input, { key: key.current.current() })
      key.current.done()
      unsure.current = false
      setAnswer(got)
      void client.invalidateQueries()
      return got
    } catch (error) {
      const failed = asFailure(error as Error)
      setFailure(explained(failed, unsure.current))
      unsure.current ||= failed.unsure
      return null
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  function clear() {
    setFailure(null)
    setAnswer(null)
  }

  return { run, busy, failure, answer, clear }
}

/** After a try without an answer, a refusal of the changed input mostly means that the first try was done. */
function explained(failure: Failure, afterUnsure: boolean): Failure {
  if (!afterUnsure || failure.status !== 422 || failure.fields.length > 0) return failure
  return new Failure(
    'refused',
    422,
    failure.title,
    '上一次提交虽然没有收到回复，但可能已经办成。请先到列表核对，再决定是否重新办理。',
  )
}
