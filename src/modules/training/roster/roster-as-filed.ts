import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { GROUPS, openIdNumber, peopleByIds, type SubsidyGroup } from '../../people/index.ts'
import { type LineCorrection, lineKey } from '../filing/correctable.ts'
import type { RosterLine } from './roster.ts'
import type { RosterSheet } from './roster-sheet.ts'
import { readTrainees } from './store.ts'

/** The roster as it was filed (原名册), with the lines that were put right: nobody has to hand in the others again. */
export async function rosterAsFiled(
  ctx: VerbContext,
  id: string,
  corrected: ReadonlyMap<string, { input: unknown }>,
): Promise<RosterSheet> {
  const trainees = await readTrainees(ctx.db, id)
  const people = await peopleByIds(
    ctx,
    trainees.map(({ person }) => person),
  )
  const employers = await organisationsByIds(
    ctx.db,
    trainees.flatMap(({ employer }) => employer ?? []),
  )
  const lines: RosterLine[] = []
  for (const one of trainees) {
    const { drop, ...given } = (corrected.get(lineKey(one.line))?.input ?? {}) as LineCorrection
    if (drop) continue
    lines.push({
      row: one.line,
      name: people.get(one.person)?.name ?? '',
      idNumber: await openIdNumber(ctx, one.person),
      phone: '',
      group: GROUPS[one.group as SubsidyGroup],
      creditCode: (one.employer && employers.get(one.employer)?.creditCode) ?? '',
      bankAccount: '',
      note: one.note,
      ...Object.fromEntries(Object.entries(given).filter(([, text]) => text)),
    })
  }
  return { rows: lines.length, lines, problems: [] }
}
