export { groundCorrected, groundWithdrawn } from './events.ts'
export {
  acceptWithdrawn,
  type Dependant,
  type Ground,
  groundsOf,
  restingOn,
  type Source,
  setGrounds,
  setGroundsOf,
  sourceCorrected,
  sourceWithdrawn,
  withdrawnAmong,
} from './ground.ts'
