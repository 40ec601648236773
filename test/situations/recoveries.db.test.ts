import { play } from './play.ts'
import { RECOVERIES } from './recoveries.ts'

play(RECOVERIES)
