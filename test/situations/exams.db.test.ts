import { EXAMS } from './exams.ts'
import { play } from './play.ts'

play(EXAMS)
