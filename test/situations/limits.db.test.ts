import { LIMITS } from './limits.ts'
import { play } from './play.ts'

play(LIMITS)
