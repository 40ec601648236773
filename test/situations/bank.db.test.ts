import { BANK } from './bank.ts'
import { play } from './play.ts'

play(BANK)
