import { BANK } from './bank.ts'
import { BUDGET } from './budget.ts'
import { CERTIFICATES } from './certificates.ts'
import { EMPLOYERS } from './employers.ts'
import { EXAMS } from './exams.ts'
import { FEES } from './fees.ts'
import { LIMITS } from './limits.ts'
import { OBJECTIONS } from './objections.ts'
import { ORDINARY } from './ordinary.ts'
import { PEOPLE } from './people.ts'
import { PROVIDERS } from './providers.ts'
import { RECOVERIES } from './recoveries.ts'
import type { Chapter } from './situation.ts'

/** What is learnt, by whom, and what is owed for it. */
export const TRAINING: readonly Chapter[] = [ORDINARY, LIMITS, PEOPLE, EMPLOYERS, PROVIDERS, EXAMS, FEES]

/** What becomes of money that was decided. */
export const MONEY: readonly Chapter[] = [CERTIFICATES, OBJECTIONS, BUDGET, BANK, RECOVERIES]

/** Every chapter of the catalogue, in the order of its page. */
export const CHAPTERS: readonly Chapter[] = [...TRAINING, ...MONEY]
