import { BANK } from './bank.ts'
import { BUDGET } from './budget.ts'
import { CERTIFICATES } from './certificates.ts'
import { CHANGES } from './changes.ts'
import { EMPLOYERS } from './employers.ts'
import { EXAMS } from './exams.ts'
import { FEES } from './fees.ts'
import { IDENTITIES } from './identities.ts'
import { LIMITS } from './limits.ts'
import { OBJECTIONS } from './objections.ts'
import { ORDINARY } from './ordinary.ts'
import { PEOPLE } from './people.ts'
import { PROVIDERS } from './providers.ts'
import { RECOVERIES } from './recoveries.ts'
import type { Chapter } from './situation.ts'
import { TECHNICIANS } from './technicians.ts'
import { TOLD } from './told.ts'
import { UPGRADE_TIMES, UPGRADES } from './upgrades.ts'
import { VIOLATIONS } from './violations.ts'

/** What is learnt, by whom, and what is owed for it. */
export const TRAINING: readonly Chapter[] = [
  ORDINARY,
  TECHNICIANS,
  LIMITS,
  PEOPLE,
  EMPLOYERS,
  PROVIDERS,
  VIOLATIONS,
  EXAMS,
  FEES,
  CHANGES,
]

/** What becomes of money that was decided. */
export const MONEY: readonly Chapter[] = [
  UPGRADES,
  UPGRADE_TIMES,
  TOLD,
  IDENTITIES,
  CERTIFICATES,
  OBJECTIONS,
  BUDGET,
  BANK,
  RECOVERIES,
]

/** Every chapter of the catalogue, in the order of its page. */
export const CHAPTERS: readonly Chapter[] = [...TRAINING, ...MONEY]
