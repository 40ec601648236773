import { inject } from 'vitest'
import type { MadeCity } from './city-server.ts'

/**
 * The address of the demo city that the journeys share, two of them at a time. No journey in it moves the clock: whoever
 * does starts its own.
 */
export const sharedCity = (): Promise<string> => ask('city')

/** Where the city lies from which a journey that moves the clock starts its own. */
export const madeCity = async (): Promise<MadeCity> => JSON.parse(await ask('made-city'))

/** Builds the workbench with the sample screens, once a run. */
export const builtWorkbench = (): Promise<string> => ask('workbench')

async function ask(what: string): Promise<string> {
  const answer = await fetch(inject('shared') + what)
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return said
}
