import { type Points, pointsText } from './points.ts'

/** One item of a mark sheet (评分项): what is looked at, its points, and the step in which they are given. */
export interface SheetItem {
  id: string
  words: string
  most: Points
  step: Points
}

/** What is wrong with a sheet, by place; a sheet whose points do not make up the full mark is none. */
export function sheetFaults(
  items: readonly SheetItem[],
  { full, mostItems }: { full: Points; mostItems: number },
): { path: string; message: string }[] {
  const seen = new Set<string>()
  const faults = items.flatMap(({ words, most, step }, at) => {
    const twice = seen.has(words)
    seen.add(words)
    return [
      ...(twice ? [{ path: `items.${at}.words`, message: `第 ${at + 1} 项与前面的重名` }] : []),
      ...(most > 0 ? [] : [{ path: `items.${at}.most`, message: `第 ${at + 1} 项的满分要大于 0` }]),
      ...(step > 0 && most % step === 0
        ? []
        : [{ path: `items.${at}.step`, message: `第 ${at + 1} 项的满分要是步长的整数倍` }]),
    ]
  })
  const sum = items.reduce((total, { most }) => total + most, 0)
  if (items.length === 0 || items.length > mostItems)
    faults.push({ path: 'items', message: `评分表要有 1 到 ${mostItems} 项` })
  if (sum !== full)
    faults.push({
      path: 'items',
      message: `各项满分合计 ${pointsText(sum)}，应为 ${pointsText(full)}`,
    })
  return faults
}

/** What is wrong with points that somebody gave for an item, with what to do; null where nothing is. */
export function pointsFault({ words, most, step }: SheetItem, points: Points | null): string | null {
  if (points === null) return `“${words}”不是分数，请填 0 到 ${pointsText(most)} 的数`
  if (points > most) return `“${words}”给了 ${pointsText(points)} 分，最多 ${pointsText(most)} 分，请改`
  if (points % step !== 0)
    return `“${words}”给了 ${pointsText(points)} 分，步长是 ${pointsText(step)} 分，请改成它的整数倍`
  return null
}
