import { useCallback, useEffect, useRef, useState } from 'react'
import { asFailure } from '../api/answer.ts'
import type { Failure } from '../api/failure.ts'
import { keepOffline } from './keep-offline.ts'
import type { Kept, Outbox } from './outbox.ts'

/** Milliseconds between two tries to send what is kept. */
const AGAIN = 15_000

/** An outbox as a page shows it, sending by itself whenever there is network; `after` milliseconds pass before what was just kept is sent. */
export function useOutbox<E extends Kept, L extends { id: string }>(
  box: Outbox<E, L>,
  id: string,
  { after = 0, refetch = false }: { after?: number; refetch?: boolean } = {},
) {
  const [list, setList] = useState<{ list: L; fresh: boolean } | null>(null)
  /** Null until this phone's store was read: nobody is told meanwhile that all is sent. */
  const [kept, setKept] = useState<readonly E[] | null>(null)
  const [others, setOthers] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** Why nothing could be taken along: sending that goes well does not undo it. */
  const [refused, setRefused] = useState<Failure | null>(null)
  const sending = useRef(false)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)

  const look = useCallback(async () => {
    try {
      setKept(await box.keptFor(id))
      setOthers(await box.othersFor(id))
    } catch (error) {
      setFailure(asFailure(error as Error))
    }
  }, [box, id])

  const fetchList = useCallback(async () => {
    try {
      setList(await box.takeAlong(id))
      setRefused(null)
    } catch (error) {
      setRefused(asFailure(error as Error))
    }
    await look()
  }, [box, id, look])

  const trySend = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      await box.send(id)
      setFailure(null)
      if (refetch && (await box.keptFor(id)).some(({ done }) => done)) await fetchList()
    } catch (error) {
      setFailure(asFailure(error as Error))
    } finally {
      sending.current = false
      await look()
    }
  }, [box, id, look, fetchList, refetch])

  useEffect(() => {
    void keepOffline()
  }, [])

  useEffect(() => {
    const begin = async () => {
      await fetchList()
      await trySend()
    }
    void begin()
    const timer = setInterval(() => void trySend(), AGAIN)
    const online = () => void begin()
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      clearTimeout(soon.current)
      window.removeEventListener('online', online)
    }
  }, [fetchList, trySend])

  return {
    ...list,
    failure: refused ?? failure,
    known: kept !== null,
    kept: kept ?? [],
    /** How many of somebody else's wait on this phone. */
    others,
    unsent: (kept ?? []).filter(({ rejected, done }) => !rejected && !done),
    rejected: (kept ?? []).filter(({ rejected }) => rejected),
    async keep(make: Parameters<Outbox<E, L>['keep']>[1]) {
      await box.keep(id, make)
      await look()
      clearTimeout(soon.current)
      soon.current = setTimeout(() => void trySend(), after)
    },
    async read(key: string) {
      await box.dismiss(key)
      await look()
    },
    trySend,
  }
}
