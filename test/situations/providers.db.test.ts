import { play } from './play.ts'
import { PROVIDERS } from './providers.ts'

play(PROVIDERS)
