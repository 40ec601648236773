// How long it takes to raise the claims of a class, on the PostgreSQL of HAIHE_TEST_DATABASE_URL:
// `node --import tsx bench/claims.ts [people]`. The project promises a class of 60, with training and evaluation fee of each,
// in 300 ms at most, and no query of its own for each person: a class of half as many asks as often.

import { performAsSystem } from '../src/kernel/verb/index.ts'
import { FOLLOWERS } from '../src/main/modules.ts'
import { certificatesOfPeople } from '../src/modules/certificates/index.ts'
import { raiseClaims } from '../src/modules/subsidy/raise/raise-claims.ts'
import { openStories } from '../test/situations/open-stories.ts'
import type { Story } from '../test/situations/story.ts'

const PEOPLE = Number(process.argv[2] ?? 60)
const ROUNDS = 5
const GOAL_MS = 300

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
// The claims wait to be raised here, by hand.
const stories = await openStories({
  followers: FOLLOWERS.filter(({ name }) => name !== 'subsidy.raise-claims'),
})
const { db } = stories.kernel.database
try {
  await round(5)
  const half = await rounds(PEOPLE / 2)
  const whole = await rounds(PEOPLE)
  console.log(
    JSON.stringify({
      people: PEOPLE,
      claims: whole.claims,
      ms: whole.ms,
      goal: GOAL_MS,
      met: whole.ms <= GOAL_MS,
      half: { people: PEOPLE / 2, ms: half.ms },
      perClaim: Math.round((whole.ms / whole.claims / (half.ms / half.claims)) * 100) / 100,
    }),
  )
} finally {
  await stories.close()
}

/** The middle of several classes. */
async function rounds(people: number) {
  const found = []
  for (let at = 0; at < ROUNDS; at += 1) found.push(await round(people))
  return found.sort((a, b) => a.ms - b.ms)[Math.floor(ROUNDS / 2)] as (typeof found)[number]
}

/** A class of employees and of others that has its certificates; its claims are raised and timed. */
async function round(count: number): Promise<{ ms: number; claims: number }> {
  const story: Story = stories.story()
  const people = []
  for (let at = 0; at < count; at += 1)
    people.push(await story.person(at % 2 === 0 ? 'enterprise-employee' : 'registered-unemployed'))
  const one = await story.taught({ people })
  await story.examined(one)
  const ids = people.map(({ id }) => id)
  const certified = [...(await certificatesOfPeople(db, ids)).values()]
    .flat()
    .map(({ id, person }) => ({ certificate: id, person, class: one.id }))
  const started = performance.now()
  const numbers = await performAsSystem(story.kernel, 'bench', (ctx) => raiseClaims(ctx, certified))
  const ms = Math.round(performance.now() - started)
  // Of invented people a few are too old: their training is refused, and no fee is asked for.
  if (numbers.length < count * 1.8)
    throw new Error(`${numbers.length} claims were raised for ${count} people`)
  return { ms, claims: numbers.length }
}
