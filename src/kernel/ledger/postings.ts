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

/** 银行多付: the bank paid more on a case than it was told to; the money has left the fund. */
export const overpay = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'overpay', movement)

/** 应收追回立账: what was paid on a case has to come back. */
export const demand = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'demand', movement)

/** 应收追回撤销: what was demanded is the payee's after all. */
export const undemand = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'undemand', movement)

/** 追回到账: a part of what was demanded came back; it is free in the fund again. */
export const repay = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'repay', movement)

/** 应收核销: what was demanded will not come back. */
export const writeOff = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'writeoff', movement)

/** 资金追回: the payee paid money back; it is free in the fund again. */
export const recover = (db: Db, movement: CaseMovement): Promise<Posted> => post(db, 'recover', movement)
