import type { z } from 'zod'
import type { listVisits, readVisit } from '../desk/read.ts'
import type { visitableExams, visitSupervisors } from '../plan/options.ts'

export type VisitList = z.output<typeof listVisits.output>
export type VisitView = z.output<typeof readVisit.output>
export type ExamsToVisit = z.output<typeof visitableExams.output>
export type SupervisorsToSend = z.output<typeof visitSupervisors.output>
