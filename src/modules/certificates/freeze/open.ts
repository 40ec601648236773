import { type CaseFile, openCase } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { freezeProcedure } from './procedure.ts'
import { type Freeze, insertFreeze } from './store.ts'

/** Stops issuing at once (暂停发证) and opens the case of it, by which the organisation is told why. Throws 409 where the same is stopped already. */
export async function freezeIssuing(
  ctx: VerbContext,
  given: Pick<Freeze, 'organisation' | 'exam' | 'reason'> & {
    /** What it is about, where that is one examination. */
    of?: string
  },
): Promise<CaseFile> {
  const found = await organisationById(ctx.db, given.organisation)
  if (!found) throw refusals.noSuchOrganisation()
  const file = await openCase(ctx, freezeProcedure, {
    district: found.district,
    organisation: found.id,
    title: `暂停发证：${found.name}`,
    subtitle: given.of ?? '',
    form: { exam: given.exam },
    attention: [given.reason],
  })
  if (!(await insertFreeze(ctx.db, { ...given, number: file.number }, ctx.now)))
    throw refusals.frozenAlready()
  return file
}
