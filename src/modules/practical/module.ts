import { module } from '../../kernel/module/index.ts'
import { decideCorrection, listCorrections, proposeCorrection, readCorrection } from './correction/correct.ts'
import { arrangePractical, prepareSession } from './desk/arrange.ts'
import { closeMarking, signMarking } from './desk/close.ts'
import { decideApart, decideLateMarks, decideOwn } from './desk/decide.ts'
import { listPractical, readPractical } from './desk/read.ts'
import { reassignExaminer } from './desk/reassign.ts'
import { readTyping, typeSheet } from './paper/type.ts'
import { PRACTICAL_PERMISSIONS } from './permissions.ts'
import { handInMarks } from './phone/hand-in.ts'
import { takeSheet } from './phone/take-along.ts'
import { confirmSheet, draftSheet, dropSheet } from './sheet/edit.ts'
import { listSheets, readSheet } from './sheet/read.ts'
import { practicalKind } from './standard.ts'
import './archive/told.ts'
import './late/seat-late.ts'
import './recusal/assigned.ts'
import './recusal/step-back.ts'
import './store/markers.ts'
import { sessionsToSettle } from './todo/chief.ts'
import { correctionsToDecide } from './todo/correction.ts'
import { markingToSign, sessionsToMark } from './todo/examiner.ts'
import { sheetsToConfirm } from './todo/sheet.ts'

/** Practical papers and comprehensive reviews, marked by examiners on their phones (实操考核、综合评审). */
export const practical = module({
  name: 'practical',
  title: '实操考核',
  permissions: PRACTICAL_PERMISSIONS,
  kinds: [practicalKind],
  verbs: [
    listSheets,
    readSheet,
    draftSheet,
    confirmSheet,
    dropSheet,
    prepareSession,
    arrangePractical,
    listPractical,
    readPractical,
    reassignExaminer,
    takeSheet,
    handInMarks,
    decideApart,
    decideOwn,
    decideLateMarks,
    closeMarking,
    signMarking,
    readTyping,
    typeSheet,
    proposeCorrection,
    decideCorrection,
    listCorrections,
    readCorrection,
  ],
  todo: [sheetsToConfirm, sessionsToMark, sessionsToSettle, markingToSign, correctionsToDecide],
  workbench: () => import('./workbench/index.ts'),
})
