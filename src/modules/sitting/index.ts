export { arrangeSession } from './desk/arrange.ts'
export { unlockSeat } from './desk/give.ts'
