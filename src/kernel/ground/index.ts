export { groundCorrected, groundWithdrawn } from './events.ts'
export {
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
