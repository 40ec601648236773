import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  type KnownPerson,
  knownPeople,
  numberKeys,
  peopleOfRegister,
  type SaidRow,
  takeRows,
} from '../../people/index.ts'
import { answered } from '../answered.ts'
import { refusals } from '../refusals.ts'
import { type RegisterData, registersOn } from '../standard.ts'
import { connections, keepWhole, lockConnection, secretContext } from '../store.ts'
import { nameProblem, type SoundLine, soundLines } from './delivery-lines.ts'
import { type DeliveryLine, type DeliveryProblem, TITLES } from './delivery-sheet.ts'
import { putBy } from './put-by.ts'
import { deliveryParts, isSigned } from './signing.ts'
import { insertDelivery, insertMistakes, lastSerial } from './store.ts'
import { saidFrom } from './to-said.ts'

/** A file or message with what its sender signed. */
export interface Delivery {
  register: string
  way: 'drop' | 'push'
  serial: number
  asOf: CivilDate
  /** Everything that the register knows of everybody: who is not in it has nothing. */
  whole: boolean
  name: string
  digest: string
  signature: string
}

export interface Taken {
  id: string
  lines: number
  wrong: number
  added: number
  unchanged: number
  corrected: number
  withdrawn: number
  putBy: number
  mistakes: DeliveryProblem[]
}

/**
 * Takes what a register sent (登记数据接收): signed with the connection's secret, each serial once and in order. Sound
 * lines are taken, the others are given back one by one; a file with a wrong signature changes nothing.
 */
export async function takeDelivery(
  ctx: VerbContext,
  delivery: Delivery,
  sheet: { lines: DeliveryLine[]; problems: DeliveryProblem[] },
): Promise<Taken> {
  const data = await admitted(ctx, delivery)
  const checked = soundLines(sheet.lines, data.knows)
  const known = await knownPeople(
    ctx,
    checked.sound.map(({ number }) => number),
  )
  const problems = [...sheet.problems, ...checked.problems]
  const byPerson = new Map<string, SoundLine[]>()
  const strangers: SoundLine[] = []
  for (const line of checked.sound) {
    const found = sortOut(ctx, line, known)
    if (found.problem) problems.push(found.problem)
    else if (found.person) byPerson.set(found.person, [...(byPerson.get(found.person) ?? []), line])
    else strangers.push(line)
  }
  // A whole file that did not arrive whole says nothing of those whom it leaves out.
  const whole = delivery.whole && sheet.problems.length === 0 && problems.length === 0
  if (whole)
    for (const person of await peopleOfRegister(ctx.db, data.register))
      if (!byPerson.has(person)) byPerson.set(person, [])
  const taken = await takeLines(ctx, data, delivery, byPerson, whole)
  const put = await putBy(ctx, data.register, delivery.asOf, strangers)
  if (whole) await keepWhole(ctx.db, data.register, delivery.asOf)
  const id = randomUUID()
  const counts = {
    lines: sheet.lines.length,
    wrong: new Set(problems.map(({ line }) => line)).size,
    ...taken,
    putBy: put,
  }
  await insertDelivery(ctx.db, { id, ...delivery, ...counts, by: ctx.actor.account, at: ctx.now })
  await insertMistakes(ctx.db, id, problems)
  await answered(ctx, [...byPerson.keys()])
  ctx.act.subject('register-delivery', id)
  ctx.act.after({ ...counts })
  return { id, ...counts, mistakes: problems }
}

/** The register's description, when the sender is who it says and the serial is the next. */
async function admitted(ctx: VerbContext, delivery: Delivery): Promise<RegisterData> {
  const { register, serial } = delivery
  await lockConnection(ctx.db, register)
  const data = await requireSigned(ctx, delivery)
  if (delivery.asOf > ctx.today)
    throw refusals.dataFromFuture({ fields: [{ path: 'asOf', message: '请核对数据日期' }] })
  const last = await lastSerial(ctx.db, register)
  if (serial <= last) {
    throw refusals.deliveredAlready({ detail: `已收到第 ${last} 批。每一批的批次号都要比上一批大。` })
  }
  return data
}

/** The register's description, where the delivery carries its signature; asked before anything sent is opened. */
export async function requireSigned(ctx: VerbContext, delivery: Delivery): Promise<RegisterData> {
  const { register } = delivery
  const connection = (await connections(ctx.db)).find((one) => one.register === register)
  const data = registersOn(await ctx.standards(), ctx.today).find(
    (one) => one.data.register === register,
  )?.data
  // Whether a register is connected is nobody's business without its secret.
  if (!data || connection?.state !== 'on') throw notSigned()
  const secret = ctx.sealer.open(connection.secret, secretContext(register))
  if (!isSigned(secret, deliveryParts(delivery), delivery.signature)) throw notSigned()
  return data
}

const notSigned = () => refusals.badSignature()

function sortOut(
  ctx: VerbContext,
  line: SoundLine,
  known: ReadonlyMap<string, KnownPerson>,
): { person?: string; problem?: DeliveryProblem } {
  if (numberKeys(line.number, ctx.today).length === 0)
    return {
      problem: {
        line: line.line,
        field: TITLES.number,
        code: 'number',
        message: '证件号码有误，请核对位数和校验位',
      },
    }
  const found = known.get(line.number)
  if (!found) return {}
  const named = nameProblem(line, found)
  return named ? { problem: named } : { person: found.id }
}

async function takeLines(
  ctx: VerbContext,
  data: RegisterData,
  delivery: Delivery,
  byPerson: ReadonlyMap<string, readonly SoundLine[]>,
  whole: boolean,
) {
  const said = saidFrom(ctx.db)
  const people = []
  for (const [person, lines] of byPerson) {
    const rows: SaidRow[] = []
    for (const { row } of lines) if (row) rows.push(await said(row))
    people.push({
      person,
      rows,
      complete: whole ? data.knows : [],
      takenBack: lines.flatMap(({ takenBack }) => takenBack ?? []),
    })
  }
  return takeRows(ctx, people, {
    source: data.holder,
    trust: data.trust,
    connection: data.register,
    asOf: delivery.asOf,
  })
}
