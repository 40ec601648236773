import { inject } from 'vitest'

/** The address of the demo city that the journeys share. No journey in it moves the clock: whoever does starts its own. */
export async function sharedCity(): Promise<string> {
  const answer = await fetch(inject('oneCity'))
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return said
}
