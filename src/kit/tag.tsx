import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'ok' | 'warn' | 'bad' | 'brick' | 'spark'

/** A word or two beside something; its colour never says more than the words. */
export const Tag = ({ children, tone = 'plain' }: { children: ReactNode; tone?: TagTone }) => (
  <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
)
