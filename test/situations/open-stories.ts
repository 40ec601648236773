import { sql } from 'kysely'
import { civilDate } from '../../src/kernel/value/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { organisations, type Place } from '../../src/main/demo/places.ts'
import { FOLLOWERS } from '../../src/main/modules.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { HOME, NEXT, Story } from './story.ts'

/** The day on which stories begin unless said otherwise. */
const BEGIN = '2026-03-02'

export interface Stories {
  kernel: TestKernel
  /** A story with a clock and people of its own. */
  story(day?: string): Story
}

/** One city in which stories are played one after the other. */
export async function openStories(): Promise<Stories> {
  const kernel = await testKernel({ followers: FOLLOWERS, at: `${BEGIN}T09:00:00+08:00` })
  const places: ReadonlyMap<string, Place> = await performAsSystem(kernel, 'situations', (ctx) =>
    organisations(ctx, [HOME, NEXT], civilDate(BEGIN)),
  )
  if (kernel.database.kind === 'pglite') await sql`set synchronous_commit = off`.execute(kernel.database.db)
  return { kernel, story: (day = BEGIN) => new Story(kernel, places, day) }
}
