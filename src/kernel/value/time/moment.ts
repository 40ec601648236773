/** An instant as the city's clocks show it, wherever it is read: `2026年3月2日 09:14`. */
export const formatMoment = (instant: string | Date): string => LONG.format(new Date(instant))

/** The same without the year, for lists: `03-02 09:14`. */
export function shortMoment(instant: string | Date): string {
  const parts = new Map(SHORT.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`
}

const LONG = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

const SHORT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
