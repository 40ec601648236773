import type { Db } from '../database/database.ts'
import { type Movement, type Posted, post } from './post.ts'

/** A movement that belongs to a case (办件号). */
export interface CaseMovement extends Movement {
  case: string
}

/** 预算下达: money is granted to the fund. */
export const budget = (db: Db, movement: Movement): Promise<Posted> => post(db, 'budget', movement)

/** 预算核减: money that is neither committed nor paid is taken back from the fund. */
export const cutBudget = (db: Db, movement: Movement): Promise<Posted> => post(db, 'cut', movement)

/** 资金占用: money of the fund is set aside for a case. */
export const commit = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'commit', movement)

/** 占用释放: what was set aside for a case and not paid is free again. */
export const release = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'release', movement)

/** 资金拨付: what was set aside for a case is paid, in whole or in part. */
export const pay = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'pay', movement)

/** 银行退票: the bank gave a payment back; it is set aside for the case again. */
export const returned = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'returned', movement)

/** 资金追回: the payee paid money back; it is free in the fund again. */
export const recover = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'recover', movement)
