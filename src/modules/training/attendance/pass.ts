import type { Sealer } from '../../../kernel/sealing/index.ts'

const LENGTH = 12

/**
 * A trainee's pass for one class (学员签到凭证): on paper or on the trainee's phone, scanned by the teacher. It says only who is
 * meant; that the person stood there is the teacher's word.
 */
export const passOf = (sealer: Pick<Sealer, 'mac'>, id: string, person: string): string =>
  sealer.mac(`${id} ${person}`, PURPOSE).slice(0, LENGTH)

/** Whose pass each is among these people, under every key that is still read. */
export const passHolders = (
  sealer: Pick<Sealer, 'macs'>,
  id: string,
  people: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    people
      .toReversed()
      .flatMap((person) =>
        sealer
          .macs(`${id} ${person}`, PURPOSE)
          .map((mac): [string, string] => [mac.slice(0, LENGTH), person]),
      ),
  )

const PURPOSE = 'training.pass'
