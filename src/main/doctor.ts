import type { Kernel } from '../kernel/verb/index.ts'
import { occupationsKind } from '../modules/catalogue/rules.ts'

/** What is missing or doubtful in the city's data and in this installation (体检). */
export async function doctor(kernel: Kernel): Promise<{ sound: boolean; remarks: string[] }> {
  const remarks: string[] = []
  const standards = await kernel.standards()
  const year = kernel.clock.now().getFullYear()
  for (const one of [year, year + 1]) {
    if (!kernel.city.calendar.years[one]) remarks.push(`${one} 年放假安排未装入，工作日按周末估算`)
  }
  for (const edition of standards.editions) {
    if (edition.status === 'assumed') remarks.push(`${edition.name}：依据待确认`)
    if (edition.to !== null && edition.to < kernel.clock.now().toISOString().slice(0, 10)) continue
    if (edition.to !== null) remarks.push(`${edition.name}：${edition.to} 到期，请及早续订`)
  }
  const register = standards.all(occupationsKind)[0]
  if (register) {
    const codes = register.data.rows.map((row) => row.code).filter((code) => code !== '')
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
    remarks.push(
      `职业分类 ${codes.length} 行有编码，重复编码 ${new Set(twice).size} 个：${[...new Set(twice)].join('、')}`,
    )
  }
  return { sound: true, remarks }
}
