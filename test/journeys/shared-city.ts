import { get } from 'node:http'
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

/** Waits as long as it takes, which `fetch` does not: a slow machine makes a city for minutes. */
function ask(what: string): Promise<string> {
  return new Promise((done, failed) => {
    get(inject('shared') + what, async (answer) => {
      const said = (await answer.toArray()).join('')
      if (answer.statusCode === 200) done(said)
      else failed(new Error(said))
    }).on('error', failed)
  })
}
