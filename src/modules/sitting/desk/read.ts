import { z } from 'zod'
import { addDays, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, signedIn, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { paperStanding } from '../../bank/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { watchersUndeclared } from '../recusal/admit.ts'
import { lastRehearsal, machinesIn } from '../rehearsal/store.ts'
import { endsAt, stateAt } from '../rules/clock.ts'
import { readinessOf } from '../rules/readiness.ts'
import { BROWSER_CHECK } from '../safe-browser.ts'
import { sittingOn } from '../standard.ts'
import { answeredIn } from '../store/answers.ts'
import { eventsOf, type SittingEvent, WHATS } from '../store/events.ts'
import { checksOf, signaturesOf } from '../store/record.ts'
import { rescuesOf } from '../store/rescues.ts'
import { type Session, sessionsOf } from '../store/sessions.ts'
import { sittingsOf } from '../store/sittings.ts'
import { watchersOf } from '../store/watchers.ts'
import { cutOff } from './close.ts'
import { sessionInReach } from './reach.ts'
import { spareCards } from './watchers.ts'

const SessionView = z.object({
  id: z.uuid(),
  exam: z.uuid(),
  examNumber: z.string(),
  title: z.string(),
  place: z.string(),
  opensAt: z.number().int(),
  allowedMinutes: z.number().int(),
  stage: z.enum(['before', 'open', 'closed', 'marked']),
})

/** 机考场次 of one's own organisation. */
export const listSessions = verb({
  name: 'sitting.sessions',
  title: '查看机考场次',
  http: 'GET /sitting/sessions',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(SessionView) }),
  async run(ctx) {
    const { organisation } = ctx.actor
    if (!organisation) return { items: [] }
    const sessions = await sessionsOf(ctx.db, organisation)
    return {
      items: sessions.map((one) => ({
        ...one,
        opensAt: one.opensAt.getTime(),
        stage: stageOf(one, ctx.now),
      })),
    }
  },
})

/** 监考台: every seat as it stands at this moment, what happened, and what waits for a decision. */
export const readDesk = verb({
  name: 'sitting.desk',
  title: '查看监考台',
  http: 'GET /sitting/sessions/{id}',
  who: may('sitting.invigilate'),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    session: SessionView,
    now: z.number().int(),
    incidents: z.array(z.object({ code: z.string(), text: z.string(), pauses: z.boolean() })),
    seats: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        room: z.string(),
        place: z.number().int().nullable(),
        name: z.string(),
        idNumber: z.string(),
        admission: z.string(),
        state: z.enum(['waiting', 'absent', 'running', 'paused', 'handed-in', 'timed-out']),
        endsAt: z.number().int(),
        machine: z.string().nullable(),
        /** Seconds since the machine was heard of. */
        silentFor: z.number().int().nullable(),
        cut: z.boolean(),
        /** It was cut off before its end and may hold answers that are not here. */
        missing: z.boolean(),
        unsent: z.number().int(),
        answered: z.number().int(),
        browser: z.enum(['not-asked', 'right', 'wrong', 'missing']),
      }),
    ),
    rescues: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        came: z.enum(['late', 'file']),
        count: z.number().int(),
        receivedAt: z.number().int(),
        lastTyped: z.number().int(),
        taken: z.boolean().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    rooms: z.array(
      z.object({
        room: z.string(),
        /** Who is to watch it. */
        watchers: z.array(z.string()),
        /** The same by card, and whether each has declared whom they are bound to (回避申报). */
        watching: z.array(z.object({ card: z.string(), name: z.string(), declared: z.boolean() })),
        events: z.array(
          z.object({
            id: z.uuid(),
            at: z.number().int(),
            seat: z.string().nullable(),
            text: z.string(),
            by: z.string(),
          }),
        ),
        signatures: z.array(z.object({ place: z.number().int(), name: z.string(), at: z.number().int() })),
      }),
    ),
    /** Who could watch instead, by card; for the chief invigilator, until the papers are collected. */
    spare: z.array(z.object({ card: z.string(), name: z.string() })),
    readiness: z.array(z.object({ what: z.string(), good: z.boolean(), text: z.string() })),
    checks: z.array(
      z.object({
        machine: z.string(),
        at: z.number().int(),
        ready: z.boolean(),
        found: z.array(z.object({ what: z.string(), good: z.boolean(), text: z.string() })),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const standard = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    const now = ctx.now.getTime()
    const sittings = await sittingsOf(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      sittings.map(({ person }) => person),
    )
    const answered = await answeredIn(ctx.db, id)
    const events = await eventsOf(ctx.db, id)
    const signatures = await signaturesOf(ctx.db, id)
    const incidents = new Map(standard.incidents.map(({ code, text }) => [code, text]))
    const checks = await checksOf(ctx.db, id)
    const rooms = [...new Set(sittings.map(({ room }) => room))].sort((a, b) =>
      a.localeCompare(b, 'zh-CN', { numeric: true }),
    )
    const watchers = await watchersOf(ctx.db, id)
    const undeclared = await watchersUndeclared(ctx, session, watchers)
    const exam = ctx.actor.may.has('sitting.decide') ? await examById(ctx.db, session.exam) : null
    return {
      session: { ...session, opensAt: session.opensAt.getTime(), stage: stageOf(session, ctx.now) },
      now,
      incidents: standard.incidents,
      seats: sittings.map((one) => {
        const state = stateAt(one.timing, now)
        const silentFor = one.seenAt ? Math.round((now - one.seenAt.getTime()) / 1000) : null
        const writes = state === 'running' || state === 'paused'
        return {
          id: one.id,
          seat: one.seat,
          room: one.room,
          place: one.place,
          name: people.get(one.person)?.maskedName ?? '*',
          idNumber: people.get(one.person)?.maskedIdNumber ?? '*',
          admission: one.admission,
          state,
          endsAt: Math.round(endsAt(one.timing, now)),
          machine: one.machine,
          silentFor,
          cut: writes && (silentFor ?? 0) > standard.silentSeconds,
          missing: !one.closed && cutOff(one, now, standard.silentSeconds),
          unsent: one.unsent,
          answered: answered.get(one.id) ?? 0,
          browser: one.browserSign,
        }
      }),
      rescues: (await rescuesOf(ctx.db, id)).map((one) => ({
        id: one.id,
        seat: one.seat,
        came: one.came,
        count: one.saves.length,
        receivedAt: one.receivedAt.getTime(),
        lastTyped: Math.max(...one.saves.map(({ at }) => at)),
        taken: one.taken,
        reason: one.reason,
      })),
      rooms: rooms.map((room) => ({
        room,
        watchers: watchers.filter((one) => one.room === room).map(({ name }) => name),
        watching: watchers
          .filter((one) => one.room === room)
          .map(({ card, name }) => ({ card, name, declared: !undeclared.has(card) })),
        events: events
          .filter((one) => one.room === null || one.room === room)
          .map((one) => ({
            id: one.id,
            at: one.at.getTime(),
            seat: one.seat,
            text: wordsOf(one, incidents),
            by: one.byName,
          })),
        signatures: signatures
          .filter((one) => one.room === room)
          .map(({ place, name, at }) => ({ place, name, at: at.getTime() })),
      })),
      spare:
        exam && session.closedAt === null && watchers.length > 0 ? await spareCards(ctx, exam, session) : [],
      // Once nobody may begin any more, nothing is to be prepared.
      readiness: session.closedAt
        ? []
        : readinessOf({
            candidates: sittings.length,
            rooms: rooms.length,
            sparePerRoom: standard.spareMachines,
            tried: checks.length,
            ready: checks.filter(({ ready }) => ready).length,
            paper: (await paperStanding(ctx, session.exam))?.state ?? null,
            asksBrowser: session.browserKey !== null,
            browserRight: checks.filter(
              ({ ready, found }) => ready && found.some(({ what, good }) => what === BROWSER_CHECK && good),
            ).length,
            rehearsal: await rehearsedOf(ctx, session),
            minutesLeft: (session.opensAt.getTime() - now) / 60_000,
          }),
      checks: checks.map((one) => ({ ...one, at: one.at.getTime() })),
    }
  },
})

/** The last rehearsal of a session, for the list of what is lacking. */
async function rehearsedOf(ctx: VerbContext, { id, opensAt }: Session) {
  const last = await lastRehearsal(ctx.db, id)
  if (!last) return null
  const { rehearsalDays: days } = sittingOn(await ctx.standards(), civilDateOf(opensAt))
  const machines = (await machinesIn(ctx.db, last.id)).map(({ machine, passed, found }) => ({
    machine,
    passed,
    found: found ?? [],
  }))
  const heldOn = civilDateOf(last.begunAt)
  return { heldOn, days, inTime: addDays(heldOn, days) >= civilDateOf(opensAt), machines }
}

/** What happened, as the record says it. */
function wordsOf(
  { what, code, seconds, note }: SittingEvent,
  incidents: ReadonlyMap<string, string>,
): string {
  const which = code === null ? '' : (incidents.get(code) ?? BROWSER[code] ?? code)
  const long = seconds === null ? '' : seconds % 60 === 0 ? `${seconds / 60} 分钟` : `${seconds} 秒`
  return [WHATS[what], which, long, note].filter(Boolean).join('，')
}

const BROWSER: Readonly<Record<string, string>> = { wrong: '密钥不符', missing: '没有用考试浏览器' }

function stageOf(
  { opensAt, closedAt, markedAt }: { opensAt: Date; closedAt: Date | null; markedAt: Date | null },
  now: Date,
): z.output<typeof SessionView>['stage'] {
  if (markedAt) return 'marked'
  if (closedAt) return 'closed'
  return now < opensAt ? 'before' : 'open'
}
