import { civilDateOf } from '../kernel/value/civil-date.ts'
import type { Kernel } from '../kernel/verb/index.ts'
import { registerGaps } from '../modules/occupations/rules.ts'
import { warningsOn } from '../modules/policy/rules.ts'

/** What is missing or doubtful in the city's data and in this installation (体检). */
export async function doctor(kernel: Kernel): Promise<{ sound: boolean; remarks: string[] }> {
  const remarks: string[] = []
  const standards = await kernel.standards()
  const today = civilDateOf(kernel.clock.now())
  const year = kernel.clock.now().getFullYear()
  for (const one of [year, year + 1]) {
    if (!kernel.city.calendar.years[one]) remarks.push(`${one} 年放假安排未装入，工作日按周末估算`)
  }
  for (const edition of standards.editions) {
    if (edition.status === 'assumed') remarks.push(`${edition.name}：依据待确认`)
    if (edition.to !== null && edition.to < today) continue
    if (edition.to !== null) remarks.push(`${edition.name}：${edition.to} 到期，请及早续订`)
  }
  remarks.push(...registerGaps(standards, civilDateOf(kernel.clock.now())))
  for (const { document, to, days, resting } of warningsOn(standards, today)) {
    const those = resting.map(({ name }) => name).join('、') || '没有标准依据它'
    remarks.push(
      `${document.title}：${to} ${days < 0 ? '已经失效' : `失效，还有 ${days} 天`}；依据它的：${those}`,
    )
  }
  return { sound: true, remarks }
}
