import type { Remark } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { CHECKS } from './checks.ts'

export type { Remark }

export interface Health {
  /** False where something is broken now; warnings leave it sound. */
  sound: boolean
  remarks: readonly Remark[]
}

/**
 * Looks at this installation and its data (体检) and says of each thing that is broken or will be what it is and what to do
 * about it. A check that cannot be made is itself a fault.
 */
export async function doctor(kernel: Kernel): Promise<Health> {
  const remarks: Remark[] = []
  for (const { title, look } of CHECKS) {
    try {
      remarks.push(...(await look(kernel)))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      remarks.push({
        grade: 'broken',
        what: `${title}查不成：${why}`,
        next: '先看数据库是否正常、程序和数据库版本是否一致',
      })
    }
  }
  return { sound: remarks.every(({ grade }) => grade !== 'broken'), remarks }
}

const GRADES = { broken: '坏', warning: '需处理', note: '提示' } as const

/** What doctor says in the terminal: the broken first, each with what to do. */
export function remarkLines({ sound, remarks }: Health): string[] {
  const inOrder = (['broken', 'warning', 'note'] as const).flatMap((grade) =>
    remarks.filter((one) => one.grade === grade),
  )
  const count = (grade: Remark['grade']) => remarks.filter((one) => one.grade === grade).length
  return [
    ...inOrder.flatMap(({ grade, what, next }) => [`[${GRADES[grade]}] ${what}`, `    办法：${next}`]),
    `${sound ? '没有查出损坏' : `查出 ${count('broken')} 处损坏`}；需处理 ${count('warning')} 项，提示 ${count('note')} 项。`,
  ]
}
