import { addMonths, type CivilDate, daysBetween } from './civil-date.ts'

/** The time from one day to a later one as ISO 8601: 2026-05-10 to 2027-01-10 is P8M. */
export function periodBetween(from: CivilDate, to: CivilDate): string {
  let months = Math.floor(daysBetween(from, to) / 32)
  while (addMonths(from, months + 1) <= to) months++
  const days = daysBetween(addMonths(from, months), to)
  const parts = [part(Math.floor(months / 12), 'Y'), part(months % 12, 'M'), part(days, 'D')].join('')
  return parts === '' ? 'P0D' : `P${parts}`
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`
}

/** The same as people say it: 8个月, 2年3个月, 12天. */
export function periodInWords(from: CivilDate, to: CivilDate): string {
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(periodBetween(from, to)) ?? []
  return [years && `${years}年`, months && `${months}个月`, days && `${days}天`].filter(Boolean).join('')
}
