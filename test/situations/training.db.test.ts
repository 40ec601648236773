import { TRAINING } from './all.ts'
import { play } from './play.ts'

for (const chapter of TRAINING) play(chapter)
