import { z } from 'zod'
import { allows, may, signedIn, verb } from '../../../kernel/verb/index.ts'
import { FACTS } from '../../people/index.ts'
import { deliveriesOf, mistakeTotals } from '../delivery/store.ts'
import { refusals } from '../refusals.ts'
import { registersOn, WAYS } from '../standard.ts'
import { connections, waitingByRegister } from '../store.ts'

/** The registers that the city knows of, how each is connected and how it does (登记数据). */
export const listRegisters = verb({
  name: 'registers.list',
  title: '查看登记数据来源',
  http: 'GET /registers',
  // The system administrator, who connects them, shares no permission with those who use what they tell.
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({
    registers: z.array(
      z.object({
        register: z.string(),
        name: z.string(),
        holder: z.string(),
        knows: z.array(z.string()),
        trust: z.enum(['A', 'B']),
        freshDays: z.number().int(),
        assumed: z.boolean(),
        connection: z
          .object({
            way: z.enum(['query', 'drop', 'push']),
            wayTitle: z.string(),
            state: z.enum(['on', 'off']),
            since: z.string(),
            wholeAsOf: z.string().nullable(),
            trouble: z.string().nullable(),
            troubleSince: z.string().nullable(),
          })
          .nullable(),
        waiting: z.number().int(),
        deliveries: z.array(
          z.object({
            id: z.uuid(),
            serial: z.number().int(),
            asOf: z.string(),
            whole: z.boolean(),
            takenAt: z.string(),
            lines: z.number().int(),
            wrong: z.number().int(),
            added: z.number().int(),
            corrected: z.number().int(),
            withdrawn: z.number().int(),
            putBy: z.number().int(),
          }),
        ),
      }),
    ),
    totals: z.array(
      z.object({
        holder: z.string(),
        field: z.string(),
        code: z.string(),
        count: z.number().int(),
        last: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    if (!allows(may('registers.read'), ctx.actor) && !allows(may('system.connect'), ctx.actor))
      throw refusals.notYourPost()
    const known = registersOn(await ctx.standards(), ctx.today)
    const made = new Map((await connections(ctx.db)).map((one) => [one.register, one]))
    const waiting = await waitingByRegister(ctx.db)
    const registers = []
    for (const { data, name, status } of known) {
      const connection = made.get(data.register)
      registers.push({
        register: data.register,
        name,
        holder: data.holder,
        knows: data.knows.map((fact) => FACTS[fact].title),
        trust: data.trust,
        freshDays: data.freshDays,
        assumed: status === 'assumed',
        connection: connection
          ? {
              way: connection.way,
              wayTitle: WAYS[connection.way],
              state: connection.state,
              since: connection.changedAt.toISOString(),
              wholeAsOf: connection.wholeAsOf,
              trouble: connection.trouble,
              troubleSince: connection.troubleSince?.toISOString() ?? null,
            }
          : null,
        waiting: waiting.get(data.register) ?? 0,
        deliveries: (await deliveriesOf(ctx.db, data.register, 5)).map(({ takenAt, ...rest }) => ({
          ...rest,
          takenAt: takenAt.toISOString(),
        })),
      })
    }
    const holders = new Map(known.map(({ data }) => [data.register, data.holder]))
    return {
      registers,
      totals: (await mistakeTotals(ctx.db)).map(({ register, ...rest }) => ({
        holder: holders.get(register) ?? register,
        ...rest,
      })),
    }
  },
})
