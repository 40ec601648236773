export { groundCorrected, groundRestored, groundWithdrawn } from './events.ts'
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
  sourceRestored,
  sourceWithdrawn,
  withdrawnAmong,
  withdrawnSources,
} from './ground.ts'
