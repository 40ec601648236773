import { levelName } from '../../../kernel/value/level.ts'
import { TITLES } from './names.ts'
import type { EarlierCertificate } from './store.ts'

/** What an earlier paper attests, in words: a level, a grade of title, a place or an honour. */
export const rankOf = ({
  level,
  grade,
  distinction,
}: Pick<EarlierCertificate, 'level' | 'grade' | 'distinction'>): string =>
  distinction ?? (grade === null ? levelName(level ?? 'special') : TITLES[grade])
