import { OBJECTIONS } from './objections.ts'
import { play } from './play.ts'

play(OBJECTIONS)
