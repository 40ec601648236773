import type { Sealer } from '../../sealing/sealer.ts'
import type { ActRecord } from '../record.ts'
import { sealedForm } from './sealed-form.ts'

const PURPOSE = 'audit.record'

/** The record with its code, made with the city's key before it goes to the database. */
export const withMac = <R extends ActRecord>(
  sealer: Pick<Sealer, 'mac'>,
  record: R,
): R & { mac: string } => ({
  ...record,
  mac: sealer.mac(textOf(contentOf(record)), PURPOSE),
})

/** Whether the code is one of the city's for this content, under any key it has or had. */
export const isOwn = (sealer: Pick<Sealer, 'macs'>, content: readonly unknown[], mac: string): boolean =>
  sealer.macs(textOf(content), PURPOSE).includes(mac)

/** The columns as the database gives them back, in the order in which records are digested. */
const contentOf = (one: ActRecord): unknown[] => [
  sealedForm(one.at),
  one.account,
  one.roles,
  one.verb,
  one.subjectKind,
  one.subjectId,
  one.purpose,
  one.outcome,
  one.requestId,
  one.before,
  one.after,
  one.district,
  ...(one.origin ? [one.origin] : []),
]

const textOf = (content: readonly unknown[]): string => JSON.stringify(['haihe-audit-mac-1', ...content])
