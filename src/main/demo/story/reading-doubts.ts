import { CASE_VERBS, PROCEDURES } from '../../modules.ts'
import type { Does } from './road.ts'

/** Whoever decides on the road reads every doubt first and acknowledges it, as the screen asks of officers. */
export const readingDoubts =
  (does: Does): Does =>
  async (who, verb, input) => {
    if ((verb as unknown) !== CASE_VERBS.stepCase) return does(who, verb, input)
    const asked = input as { number: string; step: string; acknowledged?: string[] }
    const step = PROCEDURES.find(({ kind }) => asked.number.startsWith(`${kind}-`))?.steps[asked.step]
    if (!step?.decides || step.tone === 'bad' || asked.acknowledged) return does(who, verb, input)
    const view = await does(who, CASE_VERBS.readCase, { number: asked.number })
    const acknowledged = view.doubts.map(({ code }) => code)
    return does(who, verb, { ...asked, acknowledged } as typeof input)
  }
