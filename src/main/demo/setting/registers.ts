import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { SYSTEM } from '../../../kernel/identity/actor.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, perform } from '../../../kernel/verb/index.ts'
import {
  EDUCATIONS,
  type Education,
  FACTS,
  type FactKind,
  STATUS_KINDS,
  type StatusKind,
} from '../../../modules/people/index.ts'
import {
  askRegisters,
  connectRegister,
  deliverFile,
  deliveryParts,
  digestOf,
  httpTransport,
  registersOf,
  type StandIn,
  signatureOf,
  startStandIn,
  type Transport,
} from '../../../modules/registers/index.ts'

/** A row as a stand-in register keeps it; the same fields as in a register's answer. */
export interface DemoRow {
  kind: StatusKind
  from: CivilDate
  to?: CivilDate | null
  reference: string
  employerCode?: string
  occupation?: string
  scheme?: 'enterprise' | 'institution' | 'flexible'
  education?: Education
  school?: string
  major?: string
}

/** Somebody of whom stand-in registers know something. */
export interface KnownToRegisters {
  name: string
  idNumber: string
  rows: readonly DemoRow[]
}

/** The demo's secret with a register; every server of the demo city has the same. */
const secretOf = (kernel: Kernel, register: string): string =>
  kernel.sealer.mac(register, 'demo.register-secret')

/** Connects every register that the city describes to its stand-in (演示登记系统). */
export async function connectStandIns(kernel: Kernel): Promise<void> {
  for (const { register } of await registersOf(kernel)) {
    await perform(
      kernel,
      connectRegister,
      { actor: SYSTEM, requestId: 'demo' },
      { register, way: 'query', url: `stand-in://${register}`, secret: secretOf(kernel, register) },
    )
  }
}

/** The register that knows a fact, by the kind of row. */
async function registerOfKind(kernel: Kernel): Promise<(kind: StatusKind) => string> {
  const all = await registersOf(kernel)
  return (kind) => {
    const found = all.find(({ knows }) =>
      knows.some((fact) => (FACTS[fact].kinds as readonly string[]).includes(kind)),
    )
    if (!found) throw new Error(`no register knows ${kind}`)
    return found.register
  }
}

/**
 * Lets the stand-in registers know of these people and send what they know as signed files: whole ones for the whole
 * city, a part for a newcomer.
 */
export async function letRegistersKnow(
  kernel: Kernel,
  people: readonly KnownToRegisters[],
  whole: boolean,
): Promise<void> {
  const registerOf = await registerOfKind(kernel)
  const registers = (await registersOf(kernel)).map(({ register }) => register)
  const asOf = civilDateOf(kernel.clock.now())
  // Serials only have to grow.
  const serial = kernel.clock.now().getTime()
  for (const register of registers) {
    const own = people.flatMap(({ name, idNumber, rows }) => {
      const mine = rows.filter(({ kind }) => registerOf(kind) === register)
      return mine.length > 0 ? [{ name, idNumber, rows: mine }] : []
    })
    await keep(kernel.database.db, register, own)
    const bytes = fileOf(own)
    const delivery = { register, serial, asOf, whole, digest: digestOf(bytes) }
    const taken = await perform(
      kernel,
      deliverFile,
      { actor: SYSTEM, requestId: 'demo' },
      {
        register,
        serial,
        asOf,
        whole,
        file: { name: `${register}-${asOf}.csv`, content: bytes },
        signature: signatureOf(secretOf(kernel, register), deliveryParts(delivery)),
      },
    )
    if (taken.wrong > 0) throw new Error(`${register}: ${JSON.stringify(taken.mistakes.slice(0, 3))}`)
  }
}

async function keep(db: Db, register: string, people: readonly KnownToRegisters[]): Promise<void> {
  if (people.length === 0) return
  await sql`insert into demo_register_row (register, id_number, name, rows)
    select ${register}::text, id_number, name, rows
    from jsonb_to_recordset(${JSON.stringify(people.map(({ idNumber, ...rest }) => ({ ...rest, id_number: idNumber })))}::jsonb)
      as r (id_number text, name text, rows jsonb)
    on conflict (register, id_number) do update set name = excluded.name, rows = excluded.rows`.execute(db)
}

const HEADINGS = [
  '证件号码',
  '姓名',
  '登记事项',
  '起始日',
  '终止日',
  '登记编号',
  '单位信用代码',
  '职业',
  '参保类型',
  '学历',
  '学校',
  '专业',
]
const SCHEMES = { enterprise: '企业', institution: '机关事业', flexible: '灵活就业' }

/** What a register would send: one line a row. */
function fileOf(people: readonly KnownToRegisters[]): Uint8Array {
  const lines = people.flatMap(({ name, idNumber, rows }) =>
    rows.map((row) =>
      [
        idNumber,
        name,
        STATUS_KINDS[row.kind],
        row.from,
        row.to ?? '',
        row.reference,
        row.employerCode ?? '',
        row.occupation ?? '',
        row.scheme ? SCHEMES[row.scheme] : '',
        row.education ? EDUCATIONS[row.education] : '',
        row.school ?? '',
        row.major ?? '',
      ].join(','),
    ),
  )
  return new TextEncoder().encode(`${[HEADINGS.join(','), ...lines].join('\r\n')}\r\n`)
}

const standIns = new WeakMap<object, Promise<StandIn>>()

/** The way to the stand-ins: a server on this machine, begun when first asked. */
export function standInTransport(kernel: Kernel): Transport {
  return async (url, message) => {
    if (!url.startsWith('stand-in://')) return httpTransport(url, message)
    const begun = standIns.get(kernel.database) ?? beginStandIn(kernel)
    standIns.set(kernel.database, begun)
    return httpTransport((await begun).url(new URL(url).hostname), message)
  }
}

const beginStandIn = (kernel: Kernel): Promise<StandIn> =>
  startStandIn({
    secret: (register) => secretOf(kernel, register),
    asOf: async () => civilDateOf(kernel.clock.now()),
    async rows(register, number, facts) {
      const { rows } = await sql<{ rows: DemoRow[] }>`select rows from demo_register_row
        where register = ${register} and id_number = ${number}`.execute(kernel.database.db)
      const kinds = new Set(facts.flatMap((fact): readonly string[] => FACTS[fact as FactKind]?.kinds ?? []))
      return (rows[0]?.rows ?? []).filter(({ kind }) => kinds.has(kind))
    },
  })

/** Asks what waits, through the stand-ins in the demo. */
export const askAll = (kernel: Kernel): Promise<number> =>
  askRegisters(kernel, kernel.demo ? standInTransport(kernel) : httpTransport)
