import { EMPLOYERS } from './employers.ts'
import { play } from './play.ts'

play(EMPLOYERS)
