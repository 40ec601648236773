import { addDays, addYears } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { recognisedOn, recognitionsOf } from '../../organisations/index.ts'
import { standings } from '../../people/index.ts'
import { publicTrainees, type TrainingRecord } from '../../training/index.ts'
import type { PublicTraining } from '../facts.ts'

/**
 * R2.10: of each class that a recognised base of an enterprise (企业公共实训基地) held, what the base had done for the public
 * in the year up to its filing: whom its own classes trained, and how many of them the registers know as its employees.
 */
export async function publicTrainingOf(
  ctx: VerbContext,
  classes: readonly TrainingRecord[],
): Promise<Map<string, PublicTraining>> {
  const known = await recognitionsOf(
    ctx.db,
    classes.map(({ provider }) => provider),
  )
  const found = new Map<string, PublicTraining>()
  for (const { classId, provider, filedOn } of classes) {
    // What it is today does not matter: a class filed before the recognition, or after its end, is paid as any other.
    if (!recognisedOn(known, provider, 'enterprise-base', filedOn)) continue
    const trained = await publicTrainees(ctx.db, provider, addDays(addYears(filedOn, -1), 1), filedOn)
    const then = trained.length === 0 ? new Map() : await standings(ctx, trained, filedOn)
    const hired = trained.filter((person) => {
      const employment = then.get(person)?.employment
      return employment?.organisation === provider && (employment.trust === 'A' || employment.trust === 'B')
    })
    found.set(classId, { trained: trained.length, hired: hired.length })
  }
  return found
}
