import { FEES } from './fees.ts'
import { play } from './play.ts'

play(FEES)
