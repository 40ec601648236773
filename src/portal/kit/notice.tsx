import type { ReactNode } from 'react'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'bad'

const WORDS: Record<NoticeTone, { sign: string; word: string }> = {
  info: { sign: 'i', word: '提示' },
  ok: { sign: '✓', word: '成功' },
  warn: { sign: '!', word: '注意' },
  bad: { sign: '×', word: '错误' },
}

/** Something the reader must see before going on; sign and word carry what the colour says. */
export const Notice = ({
  tone = 'info',
  title,
  children,
}: {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
}) => (
  <div className={`notice ${tone}`}>
    <span className="sign" aria-hidden="true">
      {WORDS[tone].sign}
    </span>
    <div>
      <span className="sr">{WORDS[tone].word}：</span>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
)
