import { sql } from 'kysely'
import type { Follower } from '../../src/kernel/event/index.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { organisations, type Place } from '../../src/main/demo/setting/places.ts'
import { FOLLOWERS } from '../../src/main/modules.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { connected } from './connected.ts'
import { HOME, NEXT, Story } from './story.ts'

/** The day on which stories begin unless said otherwise. */
const BEGIN = '2026-03-02'

export interface Stories {
  kernel: TestKernel
  /** A story with a clock and people of its own. */
  story(day?: string): Story
  close(): Promise<void>
}

/** One city in which stories are played; `registers` connects it to one, `followers` do what follows from an act. */
export async function openStories({
  begin = BEGIN,
  registers = false,
  followers = FOLLOWERS,
}: {
  begin?: string
  registers?: boolean
  followers?: readonly Follower[]
} = {}): Promise<Stories> {
  const kernel = await testKernel({ followers, at: `${begin}T09:00:00+08:00` })
  const places: ReadonlyMap<string, Place> = await performAsSystem(kernel, 'situations', (ctx) =>
    organisations(ctx, [HOME, NEXT], civilDate(begin)),
  )
  if (kernel.database.kind === 'pglite') await sql`set synchronous_commit = off`.execute(kernel.database.db)
  const told = registers ? await connected(kernel) : null
  return {
    kernel,
    story: (day = begin) => new Story(kernel, places, day, told),
    async close() {
      await told?.close()
      await kernel.close()
    },
  }
}
