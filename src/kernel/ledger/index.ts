export {
  type Balances,
  balances,
  balancesOfYear,
  type CaseBalances,
  caseBalances,
  committedOf,
} from './balances.ts'
export { createFund, type Fund, funds } from './fund.ts'
export { type Account, type Kind, MOVES } from './movements.ts'
export type { Movement, Posted } from './post.ts'
export { type PostedAll, postAll } from './post-all.ts'
export {
  budget,
  type CaseMovement,
  commit,
  cutBudget,
  demand,
  overpay,
  pay,
  recover,
  release,
  repay,
  returned,
  undemand,
  writeOff,
} from './postings.ts'
export { type LedgerFinding, type LedgerProof, proof } from './proof.ts'
export { type Entry, type Statement, type StatementOf, statement } from './statement.ts'
