import { module } from '../../kernel/module/index.ts'
import { askAppeal, myMarks } from './appeal/ask.ts'
import { appealExaminers } from './appeal/assign.ts'
import { SITTING_RULES } from './appeal/in-words.ts'
import { appealProcedure } from './appeal/procedure.ts'
import { appealWork } from './appeal/remark.ts'
import { arrangeSession } from './desk/arrange.ts'
import { collectPapers } from './desk/close.ts'
import {
  grantSeat,
  grantWholeRoom,
  lockOutSeat,
  recordIncident,
  resumeSeat,
  unlockSeat,
} from './desk/give.ts'
import { listSessions, readDesk } from './desk/read.ts'
import { decideOnRescue, takeInRescue } from './desk/rescue.ts'
import { signRecord } from './desk/sign.ts'
import { replaceRoomWatcher } from './desk/watchers.ts'
import { sittingFigures } from './figures.ts'
import { decidePoints, differingAnswers, givePoints, nextAnswer } from './marking/examine.ts'
import { listRulings, readRuling, readSessionItems } from './marking/items.ts'
import { decideRuling, proposeRuling } from './marking/rule.ts'
import { SITTING_PERMISSIONS } from './permissions.ts'
import { checkMachine, readTrial } from './protocol/check-machine.ts'
import { enterSitting } from './protocol/enter.ts'
import { readPaper } from './protocol/read-paper.ts'
import { handInSitting, saveAnswers } from './protocol/save.ts'
import './archive/told.ts'
import './seating/seat-late.ts'
import './recusal/assigned.ts'
import './recusal/step-back.ts'
import { beginRehearsal, endRehearsal, readRehearsal } from './rehearsal/desk.ts'
import {
  enterRehearsing,
  handInRehearsed,
  rehearsalPaperRead,
  reportRehearsed,
  saveRehearsed,
} from './rehearsal/machine.ts'
import { readPractice } from './rehearsal/practice.ts'
import { practiceKind } from './rehearsal/practice-paper.ts'
import { sittingKind } from './standard.ts'
import { answersToMark, differencesToDecide, rescuesToDecide, sessionsToCollect } from './todo/chief.ts'
import { recordsToSign, sessionsToCome } from './todo/invigilator.ts'
import { rulingsToDecide } from './todo/ruling.ts'

/** Theory papers sat at machines: the candidate's page, the invigilator's desk, marking (机考). */
export const sitting = module({
  name: 'sitting',
  title: '机考',
  permissions: SITTING_PERMISSIONS,
  kinds: [sittingKind, practiceKind],
  verbs: [
    arrangeSession,
    listSessions,
    readDesk,
    unlockSeat,
    lockOutSeat,
    recordIncident,
    resumeSeat,
    grantSeat,
    grantWholeRoom,
    takeInRescue,
    decideOnRescue,
    collectPapers,
    signRecord,
    replaceRoomWatcher,
    nextAnswer,
    differingAnswers,
    givePoints,
    decidePoints,
    proposeRuling,
    decideRuling,
    readSessionItems,
    listRulings,
    readRuling,
    beginRehearsal,
    endRehearsal,
    readRehearsal,
    enterRehearsing,
    rehearsalPaperRead,
    saveRehearsed,
    handInRehearsed,
    reportRehearsed,
    readPractice,
    readTrial,
    checkMachine,
    enterSitting,
    readPaper,
    saveAnswers,
    handInSitting,
    myMarks,
    askAppeal,
    appealExaminers,
    appealWork,
  ],
  procedures: [appealProcedure],
  figures: sittingFigures,
  rules: SITTING_RULES,
  todo: [
    sessionsToCome,
    recordsToSign,
    sessionsToCollect,
    rescuesToDecide,
    differencesToDecide,
    answersToMark,
    rulingsToDecide,
  ],
  portal: async () => (await import('./portal/index.tsx')).sittingPortal,
  workbench: () => import('./workbench/index.ts'),
})
