export { groundCorrected, groundWithdrawn } from './events.ts'
export {
  acceptWithdrawn,
  type Dependant,
  type Ground,
  groundsOf,
  restingOn,
  type Source,
  setGrounds,
  sourceCorrected,
  sourceWithdrawn,
  withdrawnAmong,
} from './ground.ts'
