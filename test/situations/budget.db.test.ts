import { BUDGET } from './budget.ts'
import { play } from './play.ts'

play(BUDGET)
