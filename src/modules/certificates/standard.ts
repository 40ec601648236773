import { z } from 'zod'
import type { TermOf } from '../../kernel/case/index.ts'
import { clauseReference, standardKind } from '../../kernel/standard/index.ts'

const term = z.strictObject({ workingDays: z.number().int().positive(), clause: clauseReference })

const certificatesData = z.strictObject({
  /** 更正、撤销 of a certificate, from proposal to decision. */
  change: term,
  /** Checking an earlier certificate that was entered. */
  earlier: term,
})

/** How long the cases of certificates may take (证书办理时限). */
export const certificatesKind = standardKind('certificates', certificatesData, '证书办理时限')

/** A term of these, of the edition in force. */
export const termOf =
  (which: keyof z.output<typeof certificatesData>): TermOf =>
  (standards, day) => {
    const edition = standards.inForce(certificatesKind, day) ?? standards.all(certificatesKind)[0]
    if (!edition) throw new Error('the city publishes no terms for certificates')
    const { workingDays, clause } = edition.data[which]
    return { days: workingDays, clause: standards.cite(clause) }
  }
