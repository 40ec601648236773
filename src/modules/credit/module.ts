import { module } from '../../kernel/module/index.ts'
import { creditKind } from './standard.ts'

/** The credit of training schools: what was found, the grade of each year, and what follows from it (信用). */
export const credit = module({
  name: 'credit',
  title: '信用',
  kinds: [creditKind],
})
