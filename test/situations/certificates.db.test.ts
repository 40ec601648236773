import { CERTIFICATES } from './certificates.ts'
import { play } from './play.ts'

play(CERTIFICATES)
