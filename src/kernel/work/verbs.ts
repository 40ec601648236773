import { z } from 'zod'
import type { CivilDate } from '../value/time/civil-date.ts'
import { workingDaysLeft } from '../value/time/working-days.ts'
import { signedIn, type VerbContext, verb } from '../verb/index.ts'
import { countedTotal, countedUp, pageAsked, pageNeighbours } from '../verb/paging.ts'
import { viewVerbs } from './saved-views.ts'
import { countTodo, kindsFor, type TodoCount, type TodoKind, todoPage } from './todo.ts'

const PAGE = 20

const Line = z.object({
  /** Names the line among all. */
  key: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  detail: z.string(),
  /** Why it waits for whoever asks. */
  why: z.string(),
  due: z.string().nullable(),
  workingDaysLeft: z.number().int().nullable(),
  to: z.string(),
})

const Kind = z.object({
  name: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  ...countedTotal,
  overdue: z.number().int(),
  today: z.number().int(),
  week: z.number().int(),
  /** Working days that the most urgent one has left. */
  first: z.number().int().nullable(),
})

/** 待办: everything that waits for whoever asks, whatever module it comes from, the most urgent first. */
const listTodo = (kinds: readonly TodoKind[]) =>
  verb({
    name: 'work.todo',
    title: '查看待办',
    http: 'GET /work/todo',
    who: signedIn(),
    input: z.strictObject({ kind: z.string().max(60).optional(), ...pageAsked }),
    output: z.object({
      items: z.array(Line),
      ...countedTotal,
      ...pageNeighbours,
      /** By kind, whatever else was asked. */
      kinds: z.array(Kind),
    }),
    async run(ctx, { kind, ...asked }) {
      const counted = []
      for (const one of kindsFor(kinds, ctx)) counted.push({ kind: one, count: await countTodo(ctx, one) })
      const waiting = counted.filter(({ count }) => count.total > 0)
      const wanted = waiting.filter((one) => kind === undefined || one.kind.name === kind)
      const { items, ...neighbours } = await todoPage(
        ctx,
        wanted.map((one) => one.kind),
        asked,
        PAGE,
      )
      return {
        ...neighbours,
        ...countedUp(wanted.reduce((sum, { count }) => sum + count.total, 0)),
        items: items.map(({ kind: of, key, due, line }) => ({
          key: `${of.name} ${key}`,
          kindTitle: of.title,
          ...line,
          due,
          workingDaysLeft: daysLeft(ctx, due),
        })),
        kinds: waiting.map(({ kind: of, count }) => kindOf(ctx, of, count)),
      }
    },
  })

const kindOf = (ctx: VerbContext, kind: TodoKind, { total, first, ...ages }: TodoCount) => ({
  name: kind.name,
  title: kind.title,
  place: kind.place(ctx),
  ...countedUp(total),
  ...ages,
  first: daysLeft(ctx, first),
})

const daysLeft = ({ today, calendar }: VerbContext, due: CivilDate | null): number | null =>
  due === null ? null : workingDaysLeft(today, due, calendar)

/** The verbs of everybody's work, over the kinds that there are. */
export const workVerbs = (kinds: readonly TodoKind[]) => ({ listTodo: listTodo(kinds), ...viewVerbs })
