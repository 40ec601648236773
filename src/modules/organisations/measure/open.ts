import { casesOf, openCase } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../organisation.ts'
import { refusals } from '../refusals.ts'
import { MEASURES, type Measure } from './measure.ts'
import { measureProcedure } from './procedure.ts'

/** So many cases of one organisation may be under way at once. */
const MOST_OPEN = 20

/**
 * Proposes something of an organisation (提出机构监管事项): whoever proposes it never decides it, and what takes something away is
 * told to the organisation first. The same proposed twice is refused while the first is under way.
 */
export async function propose(ctx: VerbContext, id: string, given: Measure): Promise<{ number: string }> {
  const found = await organisationById(ctx.db, id)
  if (!found) throw refusals.noSuchOrganisation()
  ctx.within({ district: found.district })
  const { title, adverse } = MEASURES[given.measure]
  const open = await casesOf(
    ctx.db,
    { kind: measureProcedure.kind, organisation: id, closed: false },
    { limit: MOST_OPEN },
  )
  const same = open.find(({ title: other }) => other === title)
  if (same) throw refusals.proposedAlready({ detail: `${same.number} 正在办，请先办完或者撤销它。` })
  if (open.length >= MOST_OPEN) throw refusals.proposedAlready()
  const { number } = await openCase(ctx, measureProcedure, {
    district: found.district,
    organisation: id,
    title,
    subtitle: found.name,
    form: { given },
    ...(adverse ? {} : { state: 'deciding' }),
  })
  return { number }
}
