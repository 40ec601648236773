import { KERNEL_RULES } from '../kernel/decision/rules-in-words.ts'
import { ASSESSMENT_RULES } from '../modules/assessment/rules-in-words.ts'
import { CATALOGUE_RULES } from '../modules/catalogue/rules/in-words.ts'
import { SUBSIDY_RULES } from '../modules/subsidy/rules-in-words.ts'
import { TRAINING_RULES } from '../modules/training/rules/in-words.ts'

/** What each rule of the program is called, once, whatever module states it. */
export const RULE_NAMES: Readonly<Record<string, string>> = {
  ...KERNEL_RULES,
  ...CATALOGUE_RULES,
  ...TRAINING_RULES,
  ...ASSESSMENT_RULES,
  ...SUBSIDY_RULES,
}
