import type { TagTone } from '../../../kit/tag.tsx'

/** How a grade is coloured; its letter says the same. */
export const toneOf = (grade: string): TagTone => (grade === 'C' ? 'bad' : grade === 'B' ? 'warn' : 'ok')
