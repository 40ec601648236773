import { Document } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { CivilDate } from '../../value/time/civil-date.ts'

export interface PaperProps {
  title: string
  /** The day that the document bears; it is its creation date, since documents know no clock. */
  day: CivilDate
  /** Who issues it, e.g. 天津市人力资源和社会保障局. */
  author?: string
  subject?: string
  children: ReactNode
}

/** The root of a PDF: one or more `Sheet`s or `Letter`s (文件). */
export function Paper({ title, day, author, subject, children }: PaperProps) {
  return (
    <Document
      title={title}
      creationDate={new Date(`${day}T00:00:00+08:00`)}
      creator="Haihe"
      producer="Haihe"
      language="zh-CN"
      {...(author === undefined ? {} : { author })}
      {...(subject === undefined ? {} : { subject })}
    >
      {children}
    </Document>
  )
}
