import { useCallback, useEffect, useRef, useState } from 'react'
import { asFailure } from '../../../../workbench/api/answer.ts'
import type { Failure } from '../../../../workbench/api/failure.ts'
import { keepOffline } from './keep-offline.ts'
import { dismiss, type Kept, keep, keptFor, type SignInList, send, takeAlong } from './outbox.ts'

/** Milliseconds between two tries to send what is kept. */
const AGAIN = 15_000

/** The outbox of a class as the page shows it, sending by itself whenever there is network. */
export function useOutbox(id: string) {
  const [list, setList] = useState<{ list: SignInList; fresh: boolean } | null>(null)
  const [kept, setKept] = useState<readonly Kept[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set())
  const sending = useRef(false)

  const look = useCallback(async () => setKept(await keptFor(id)), [id])

  const trySend = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      await send(id)
      setFailure(null)
    } catch (error) {
      setFailure(asFailure(error as Error))
    } finally {
      sending.current = false
      await look()
    }
  }, [id, look])

  useEffect(() => {
    void keepOffline()
  }, [])

  useEffect(() => {
    const begin = async () => {
      try {
        setList(await takeAlong(id))
      } catch (error) {
        setFailure(asFailure(error as Error))
      }
      await look()
      await trySend()
    }
    void begin()
    const timer = setInterval(() => void trySend(), AGAIN)
    const online = () => void begin()
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
    }
  }, [id, look, trySend])

  return {
    ...list,
    failure,
    unsent: kept.filter(({ rejected }) => !rejected),
    rejected: kept.filter(({ rejected }) => rejected),
    signed,
    async sign(pass: string, byHand?: string) {
      await keep({ class: id, pass, ...(byHand ? { byHand } : {}) })
      setSigned((before) => new Set([...before, pass]))
      await look()
      void trySend()
    },
    async read(key: string) {
      await dismiss(key)
      await look()
    },
    trySend,
  }
}
