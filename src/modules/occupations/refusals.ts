import { catalogue } from '../../kernel/verb/index.ts'

/** What occupations refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('occupations', {
  noSuchOccupation: [404, '职业名录里没有这个职业'],
})
