import type { FileSubject } from '../../../kernel/file/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { bureau, ownSupervisor } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { visitByNumber, visitsByNumbers } from '../store/visits.ts'

/** What photos of a visit hang on: a line of its checklist. */
export const VISIT_SUBJECT = 'visit'

/** The subject of one line: `DD-2026-…:identity`. */
export const subjectOf = (visit: string, item: string): { kind: string; id: string } => ({
  kind: VISIT_SUBJECT,
  id: `${visit}:${item}`,
})

/** Photos of a visit (督导照片): for the team and the bureau, for the organisation once it has the report; handed in from the phone only. */
export const visitFiles: FileSubject = {
  kind: VISIT_SUBJECT,
  title: '督导照片',
  async rights(ctx, id) {
    const number = CaseNumber.safeParse(id.split(':')[0])
    const visit = number.success ? await visitByNumber(ctx.db, number.data) : null
    if (!visit) throw refusals.noSuchVisit()
    const told = visit.reportedOn !== null && ctx.actor.organisation === visit.organisation
    if (bureau(ctx)) ctx.within({ district: visit.district })
    else if (!told && !(await ownSupervisor(ctx, visit.number))) throw refusals.noSuchVisit()
    return { mayAttach: false, open: false }
  },
  async ended(db, ids) {
    const numbers = [...new Set(ids.map((id) => id.split(':')[0] ?? ''))]
    const ended = new Map(
      (await visitsByNumbers(db, numbers)).flatMap(({ number, endedOn }): [string, CivilDate][] =>
        endedOn ? [[number, endedOn]] : [],
      ),
    )
    return new Map(
      ids.flatMap((id): [string, CivilDate][] => {
        const day = ended.get(id.split(':')[0] ?? '')
        return day ? [[id, day]] : []
      }),
    )
  },
}
