import { type Follower, follow } from '../../kernel/event/index.ts'
import { personAccountChanged } from '../people/index.ts'
import { overtakenBySource } from './correction/overtaken.ts'
import { askAnew } from './need-facts.ts'

/** What registers do when something happens elsewhere: the bank is asked about an account as soon as it is named. */
export const registersFollowers: readonly Follower[] = [
  follow(personAccountChanged, 'registers.ask-bank', (ctx, { person }) => askAnew(ctx, person, ['account'])),
  overtakenBySource,
]
