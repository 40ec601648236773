import { MONEY } from './all.ts'
import { play } from './play.ts'

for (const chapter of MONEY) play(chapter)
