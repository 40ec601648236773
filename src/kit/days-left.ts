export type Urgency = 'plain' | 'warn' | 'bad'

/** The words and the urgency of a deadline that is so many working days away. */
export function daysLeftWords(days: number): { text: string; urgency: Urgency } {
  if (days < 0) return { text: `已超期 ${-days} 个工作日`, urgency: 'bad' }
  if (days === 0) return { text: '今天到期', urgency: 'bad' }
  return { text: `剩 ${days} 个工作日`, urgency: days <= 1 ? 'warn' : 'plain' }
}
