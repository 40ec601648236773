// How long compiling, releasing and settling a batch take, on the PostgreSQL of HAIHE_TEST_DATABASE_URL:
// `node --import tsx bench/batch.ts [claims]`. The project promises 2,000 claims compiled in under 2 seconds and a cost per
// claim that does not grow with the batch: both sizes are measured in one run, and what is judged is their ratio.
import { sql } from 'kysely'
import { balances, postAll } from '../src/kernel/ledger/index.ts'
import { fen } from '../src/kernel/value/money.ts'
import { bankAnswers } from '../src/main/demo/story/road.ts'
import { CASE_VERBS } from '../src/main/modules.ts'
import { bankFile, compile, fundOf } from '../src/modules/payments/index.ts'
import { bureau, DISTRICT, finance, openDesk, paidProcedure } from '../test/payments/desk.ts'
import { settle } from '../test/payments/settle.ts'

const SMALL = 2_000
const LARGE = Number(process.argv[2] ?? 20_000)
const GOAL_MS = 2_000
const GOAL_RATIO = 1.5

/** A decision's record as long as a real one. */
const RECORD = JSON.stringify({ rule: 'trial', filler: 'x'.repeat(3000) })
let offset = 0

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
const desk = await openDesk(500_000_000)
const { db } = desk.kernel.database
try {
  const payees: string[] = []
  for (let at = 0; at < 30; at += 1) payees.push(await desk.payee())
  const fund = await desk.act((ctx) => fundOf(ctx, DISTRICT))
  await round(fund, payees, 200, 'warm')
  const small = await round(fund, payees, SMALL, 'small')
  const large = await round(fund, payees, LARGE, 'large')
  const ratio = (key: keyof typeof small) =>
    Math.round((large[key] / LARGE / (small[key] / SMALL)) * 100) / 100
  console.log(
    JSON.stringify({
      compiled: { claims: SMALL, ms: small.compile, goal: GOAL_MS, met: small.compile < GOAL_MS },
      perClaim: { compile: ratio('compile'), release: ratio('release'), settle: ratio('settle') },
      goal: GOAL_RATIO,
      met: ratio('compile') < GOAL_RATIO && ratio('release') < GOAL_RATIO && ratio('settle') < GOAL_RATIO,
      large: { claims: LARGE, ...large },
      paid: (await balances(db, fund)).paid,
    }),
  )
} finally {
  await desk.close()
}

async function round(fund: string, payees: readonly string[], claims: number, name: string) {
  await fill(fund, payees, claims, name)
  await sql`analyze`.execute(db)
  const times = { compile: 0, release: 0, settle: 0 }
  const timed = async <T>(key: keyof typeof times, run: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    const done = await run()
    times[key] = Math.round(performance.now() - started)
    return done
  }
  const { number, lines } = await timed('compile', () => desk.as(bureau, compile, {}))
  if (lines !== claims || !number) throw new Error(`${lines} of ${claims} were compiled`)
  await timed('release', () => desk.as(finance, CASE_VERBS.stepCase, { number, step: 'release' }))
  const { bytes } = await desk.as(finance, bankFile, { number })
  const content = bankAnswers(new TextDecoder().decode(bytes))
  const answer = await timed('settle', () =>
    settle((verb, input) => desk.as(finance, verb, input), number, content),
  )
  if (answer.paid !== claims) throw new Error(JSON.stringify(answer).slice(0, 300))
  return times
}

/** Approved cases with their payables, keys and commitments, as many approvals would have left them. */
async function fill(fund: string, payees: readonly string[], claims: number, name: string): Promise<void> {
  const number = sql`${`${paidProcedure.kind}-2099-120116-`}::text || lpad((${offset} + n)::text, 6, '0')`
  const series = sql`generate_series(1, ${claims}::integer) n`
  await sql`insert into case_file (number, kind, district, title, state, revision, amount, form, record, opened_at, moved_at)
    select ${number}, ${paidProcedure.kind}, ${DISTRICT}, '试验补贴', 'approved', 1, 324000, '{}', ${RECORD}::jsonb, now(), now() from ${series}`.execute(
    db,
  )
  await sql`insert into case_event (number, seq, step, to_state, actor_label, actor_kind, at)
    select ${number}, 1, 'open', 'approved', '试验', 'system', now() from ${series}`.execute(db)
  await desk.act((ctx) =>
    postAll(
      ctx.db,
      'commit',
      Array.from({ length: claims }, (_, at) => ({
        fund,
        case: `${paidProcedure.kind}-2099-120116-${String(offset + at + 1).padStart(6, '0')}`,
        amount: fen(324_000),
        key: `bench ${name} ${at}`,
        actor: 'bench',
        at: ctx.now,
      })),
    ),
  )
  await sql`insert into payable (id, case_number, person, payee_kind, payee, purpose, fund, amount, state, counts_on,
      approved_at)
    select gen_random_uuid(), ${number}, gen_random_uuid(), 'organisation', (${[...payees]}::uuid[])[1 + n % ${payees.length}::integer],
      'training', ${fund}, 324000, 'approved', '2026-02-01', now() from ${series}`.execute(db)
  await sql`insert into payable_key (payable, key) select id, 'cost/' || person || '/焊工/4' from payable
    where state = 'approved'`.execute(db)
  offset += claims
}
