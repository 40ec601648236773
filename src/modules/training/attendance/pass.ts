import type { Sealer } from '../../../kernel/sealing/index.ts'

const LENGTH = 12

/**
 * A trainee's pass for one class (学员签到凭证): on paper or on the trainee's phone, scanned by the teacher. It says only who is
 * meant; that the person stood there is the teacher's word.
 */
export const passOf = (sealer: Pick<Sealer, 'mac'>, id: string, person: string): string =>
  sealer.mac(`${id} ${person}`, PURPOSE).slice(0, LENGTH)

/** Whose pass it is among these people, or null. */
export const passHolder = (
  sealer: Pick<Sealer, 'macs'>,
  id: string,
  people: readonly string[],
  pass: string,
): string | null =>
  people.find((person) =>
    sealer.macs(`${id} ${person}`, PURPOSE).some((mac) => mac.slice(0, LENGTH) === pass),
  ) ?? null

const PURPOSE = 'training.pass'
