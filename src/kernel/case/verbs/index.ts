import type { AnyVerb } from '../../verb/index.ts'
import type { ObjectionForm } from '../objection.ts'
import type { Procedure } from '../procedure.ts'
import { dayOfCases } from '../todo/day.ts'
import { answerCorrection } from './answer-correction.ts'
import { haltBatch, listBatches, readBatch, stepMany } from './batches.ts'
import { foreseeStep, listHeldBack, takeBack } from './decisions.ts'
import { exportCases } from './export-cases.ts'
import { listCases } from './list-cases.ts'
import { claimCase, listColleagues, stepCase, transferCase } from './move-case.ts'
import { listPublicNotices, objectToNotice, readPublicNotice } from './notices.ts'
import { readObjectionContact } from './objection-contact.ts'
import { readCase } from './read-case.ts'
import { replayCase } from './replay-case.ts'

/** The verbs that every procedure gets for free. */
export function caseVerbs(procedures: readonly Procedure[], objections: Procedure<ObjectionForm>) {
  return {
    listCases: listCases(procedures),
    exportCases: exportCases(procedures),
    dayOfCases: dayOfCases(procedures),
    readCase: readCase(procedures),
    stepCase: stepCase(procedures),
    foreseeStep: foreseeStep(procedures),
    takeBack,
    listHeldBack: listHeldBack(procedures),
    answerCorrection: answerCorrection(procedures),
    stepMany: stepMany(procedures),
    listBatches,
    readBatch,
    haltBatch,
    claimCase: claimCase(procedures),
    listColleagues: listColleagues(procedures),
    transferCase: transferCase(procedures),
    replayCase,
    listPublicNotices,
    readPublicNotice,
    readObjectionContact,
    objectToNotice: objectToNotice(objections),
  } satisfies Record<string, AnyVerb>
}
