import { useState } from 'react'
import { useOutbox } from '../../../../workbench/offline/use-outbox.ts'
import { signIns } from './outbox.ts'

/** The sign-ins of a class as the page shows them, and who was signed in just now. */
export function useSignIns(id: string) {
  const box = useOutbox(signIns, id)
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set())
  return {
    ...box,
    signed,
    async sign(pass: string, byHand?: string) {
      await box.keep(() => ({ entry: { class: id, pass, ...(byHand ? { byHand } : {}) } }))
      setSigned((before) => new Set([...before, pass]))
    },
  }
}
