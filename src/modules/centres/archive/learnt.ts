import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { certificatesOfPeople } from '../../certificates/index.ts'
import { knownPeople } from '../../people/index.ts'
import { completedCounts } from '../../training/index.ts'
import type { Staff } from './store.ts'

/** What somebody has learnt (培训和等级): levels by certificates that stand, subsidised classes completed. */
export interface Learnt {
  levels: string[]
  trained: number
}

const NOTHING: Learnt = { levels: [], trained: 0 }

/** What these people have learnt, by their number: read anew each time, so that what is corrected or revoked follows. */
export async function learntBy(ctx: VerbContext, staff: readonly Staff[]): Promise<Map<string, Learnt>> {
  const people = await knownPeople(
    ctx,
    staff.map(({ number }) => number),
  )
  const ids = [...people.values()].map(({ id }) => id)
  const certificates = await certificatesOfPeople(ctx.db, ids)
  const trained = await completedCounts(ctx.db, ids)
  return new Map(
    staff.map(({ number }) => {
      const id = people.get(number)?.id
      if (!id) return [number, NOTHING]
      const levels = (certificates.get(id) ?? [])
        .filter((one) => one.state === 'valid')
        .map(({ occupation, level }) => `${occupation.name} ${levelName(level)}`)
      return [number, { levels, trained: trained.get(id) ?? 0 }]
    }),
  )
}
