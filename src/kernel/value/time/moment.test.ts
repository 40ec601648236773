import { expect, test } from 'vitest'
import { formatMoment, shortMoment } from './moment.ts'

test('时间都是本市的钟点，和读它的机器在哪个时区无关', () => {
  const zone = process.env.TZ
  for (const other of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
    process.env.TZ = other
    expect(formatMoment('2026-03-01T16:05:00Z')).toBe('2026年3月2日 00:05')
    expect(shortMoment(new Date('2026-03-02T01:14:00Z'))).toBe('03-02 09:14')
  }
  process.env.TZ = zone
})
