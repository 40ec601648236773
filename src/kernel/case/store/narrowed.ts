import { type RawBuilder, sql } from 'kysely'
import type { VerbContext } from '../../verb/index.ts'
import { weekAhead } from '../../work/week.ts'
import { mayTake } from '../party.ts'
import type { Procedure } from '../procedure.ts'
import { goesInBatch } from '../step/batch-step.ts'
import { stepsFrom } from './case-state.ts'

/** How urgent: past its last day, on it, or within the seven days after today. */
export type When = 'overdue' | 'today' | 'week'

/** What a list of cases is narrowed to besides its box and kinds. */
export interface Narrowed {
  /** With a doubt. */
  attention?: boolean | undefined
  when?: When | undefined
  /** Everything agrees and the rule says yes: can be decided together with others (可一起办). */
  clear?: boolean | undefined
  /** Came back from being put right (补正回来的). */
  returned?: boolean | undefined
  /** Claimed by or given to whoever asks. */
  own?: boolean | undefined
  /** Of one district. */
  district?: string | undefined
  /** Only these. */
  numbers?: readonly string[] | undefined
}

/** The parts of a day's work (今天), each what 待办 is narrowed to. */
export const PARTS = {
  overdue: { when: 'overdue' },
  today: { when: 'today' },
  week: { when: 'week' },
  returned: { returned: true },
  clear: { clear: true },
  own: { own: true },
} as const satisfies Record<string, Narrowed>

export type DayPart = keyof typeof PARTS
export const DAY_PARTS = Object.keys(PARTS) as [DayPart, ...DayPart[]]

/** `and …` over the cases `f`, for what a list is narrowed to. */
export function narrowed(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  { attention, when, clear, returned, own, district, numbers }: Narrowed,
): RawBuilder<unknown> {
  return sql`${attention ? sql`and f.attention <> '[]'::jsonb` : sql``}
    ${when ? sql`and f.held_code is null and ${DUE[when](ctx)}` : sql``}
    ${clear ? isClear(ctx, procedures) : sql``} ${returned ? cameBack(procedures) : sql``}
    ${own ? sql`and f.handler = ${ctx.actor.account}` : sql``}
    ${district ? sql`and f.district = ${district}` : sql``}
    ${numbers ? sql`and f.number = any(${[...numbers]}::text[])` : sql``}`
}

/** In the very words of the indexes; a case without a last day is never due. */
const LAST_DAY = sql.raw(`coalesce(f.due_on, '9999-12-31'::date)`)

const DUE: Record<When, (ctx: VerbContext) => RawBuilder<unknown>> = {
  overdue: ({ today }) => sql`${LAST_DAY} < ${today}::date`,
  today: ({ today }) => sql`${LAST_DAY} = ${today}::date`,
  week: ({ today }) => sql`${LAST_DAY} > ${today}::date and ${LAST_DAY} <= ${weekAhead(today)}::date`,
}

/** Where everything agrees and whoever asks has a main step that asks nothing: of others a batch would hand back each. */
function isClear({ actor }: VerbContext, procedures: readonly Procedure[]): RawBuilder<unknown> {
  const from = procedures.flatMap((procedure) =>
    Object.keys(procedure.states).flatMap((state) =>
      procedure.compared &&
      stepsFrom(procedure, state).some(
        ([, step]) =>
          goesInBatch({
            tone: step.tone,
            asks: step.asks,
            fills: step.input !== undefined || step.page !== undefined,
          }) &&
          step.settles === undefined &&
          mayTake(step, actor),
      )
        ? [`${procedure.kind} ${state}`]
        : [],
    ),
  )
  return sql`and f.kind || ' ' || f.state = any(${from}::text[]) and f.attention = '[]'::jsonb and f.held_code is null
    and f.record->'decision'->>'outcome' = 'granted'`
}

/** Whether a case came to where it stands out of a state into which it had been sent to be put right. */
function cameBack(procedures: readonly Procedure[]): RawBuilder<unknown> {
  const from = procedures.flatMap(({ steps }) =>
    Object.values(steps).flatMap(({ asks, to }) => (asks === 'corrections' ? [to] : [])),
  )
  return sql`and exists (select 1 from case_event e where e.number = f.number and e.from_state = any(${[...new Set(from)]}::text[])
    and e.to_state = f.state and e.seq = (select max(came.seq) from case_event came
      where came.number = f.number and came.from_state is distinct from came.to_state))`
}
