export { askAppeal } from './appeal/ask.ts'
export { arrangeSession } from './desk/arrange.ts'
export { collectPapers } from './desk/close.ts'
export { recordIncident, unlockSeat } from './desk/give.ts'
export { readDesk } from './desk/read.ts'
export { signRecord } from './desk/sign.ts'
export { sittingFigures } from './figures.ts'
export { givePoints, nextAnswer } from './marking/examine.ts'
export { proposeRuling } from './marking/rule.ts'
export { enterSitting } from './protocol/enter.ts'
export { readPaper } from './protocol/read-paper.ts'
export { handInSitting, saveAnswers } from './protocol/save.ts'
export { beginRehearsal } from './rehearsal/desk.ts'
export {
  enterRehearsing,
  handInRehearsed,
  rehearsalPaperRead,
  reportRehearsed,
  saveRehearsed,
} from './rehearsal/machine.ts'
export { sealSave } from './session-key.ts'
