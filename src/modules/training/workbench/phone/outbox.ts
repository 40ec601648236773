import type { z } from 'zod'
import { call } from '../../../../workbench/api/call.ts'
import { type Kept, outbox } from '../../../../workbench/offline/outbox.ts'
import type { handInSignIns, readSignInList } from '../../verbs/attendance/hand-in.ts'

export type SignInList = z.output<typeof readSignInList.output>
type Results = z.output<typeof handInSignIns.output>

/** A sign-in that this phone keeps until the server has said what became of it. */
interface SignIn extends Kept {
  class: string
  pass: string
  byHand?: string
}

/** The sign-ins of this phone, and the lists that it took along. */
export const signIns = outbox<SignIn, SignInList>({
  database: 'haihe-sign-ins',
  of: 'class',
  fetch: (id) => call<SignInList>('GET', '/training/classes/{id}/sign-in-list', { id }),
  async send(id, portion) {
    const { results } = await call<Results>('POST', '/training/classes/{id}/sign-ins', {
      id,
      clock: new Date().toISOString(),
      entries: portion.map(({ key, pass, at, byHand }) => ({ key, pass, at, ...(byHand ? { byHand } : {}) })),
    })
    return new Map(
      results.map(({ key, became, why }) => [
        key,
        became === 'rejected' ? { rejected: why ?? '没有收下' } : 'forget',
      ]),
    )
  },
})
