import { PEOPLE } from './people.ts'
import { play } from './play.ts'

play(PEOPLE)
