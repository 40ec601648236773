import { openCase, takeStep } from '../../../kernel/case/index.ts'
import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { type Ground, setGrounds } from '../../../kernel/ground/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import type { PayeeRef } from '../../payments/index.ts'
import { personById } from '../../people/index.ts'
import { courseOn, taughtText } from '../../training/index.ts'
import { courseOfKind, PROGRAMME_KINDS } from '../kinds.ts'
import type { Programme } from '../store.ts'
import { PAYMENT, paymentProcedure } from './procedure.ts'
import { insertPayment, type Part } from './store.ts'

/** What a decision on a programme gives for one person. */
export interface Given {
  programme: Programme
  part: Part
  person: string
  payee: PayeeRef
  amount: Fen
  record: DecisionRecord
  grounds: readonly Ground[]
  /** Whether the costs of this training are held already by what was paid ahead. */
  advanced: boolean
}

/** Opens the case on which it is paid and sets the money aside at once (按人拨付); gives back its number. */
export async function openPayment(ctx: VerbContext, given: Given): Promise<string> {
  const { programme, part, person, payee } = given
  const known = await personById(ctx, person)
  if (!known) throw new Error(`no person ${person}`)
  const to = payee.kind === 'organisation' ? await organisationById(ctx.db, payee.id) : null
  const system = ctx.asSystem(`${programme.number} 的决定`)
  const { number } = await openCase(system, paymentProcedure, {
    district: programme.district,
    person,
    organisation: payee.kind === 'organisation' ? payee.id : null,
    title: `${known.maskedName} · ${whatOf(programme)}${part === 'advance' ? '预拨' : ''}`,
    subtitle: to?.name ?? '本人',
    form: {},
    record: given.record,
    amount: given.amount,
    note: `${programme.number} 决定拨付`,
  })
  await insertPayment(ctx.db, {
    number,
    programme: programme.number,
    class: null,
    kind: programme.kind,
    part,
    person,
    occupation: programme.occupation,
    level: programme.level,
    payee,
    keys: [...keysOf(given), ...coveredBy(await ctx.standards(), given)],
    countsOn: programme.plannedOn,
  })
  await setGrounds(ctx, { kind: PAYMENT, id: number }, given.grounds)
  await takeStep(system, [paymentProcedure], number, 'secure')
  return number
}

/** R3.13: the costs of a training are borne once, whatever it is called; what was paid ahead bears them already. */
function keysOf({ programme, part, person, advanced }: Given): string[] {
  const what = `${person}/${occupationKey(programme.occupation)}/${programme.level}`
  if (part === 'advance') return [`${programme.kind}-advance/${what}`, `cost/${what}`]
  return advanced ? [`${programme.kind}/${what}`] : [`${programme.kind}/${what}`, `cost/${what}`]
}

/** A training of the catalogue that teaches what the course teaches (covers) holds the same costs: of the two one is paid. */
function coveredBy(standards: Standards, { programme, person }: Given): string[] {
  if (!courseOfKind(programme.kind)) return []
  const covers = courseOn(standards, programme.plannedOn, programme.occupation)?.covers ?? []
  return covers.flatMap(({ occupation, levels }) =>
    levels.map((level) => `cost/${person}/${occupationKey(occupation)}/${level}`),
  )
}

/** 焊工 四级（中级工） · 项目制培训; 创办你的企业（SYB） 创业培训. */
const whatOf = ({ occupation, level, kind }: Programme): string => {
  const course = courseOfKind(kind)
  const taught = taughtText({ occupation, level, course })
  return course ? taught : `${taught} · ${PROGRAMME_KINDS[kind]}`
}
