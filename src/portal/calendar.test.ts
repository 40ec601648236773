import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate } from '../kernel/value/time/civil-date.ts'
import { calendar, type PromisedDay } from './calendar.ts'

const SITE = { origin: 'https://jineng.example.gov.cn', now: new Date('2026-03-02T01:00:00Z') }

const EXAM: PromisedDay = {
  id: 'exam-7',
  day: civilDate('2026-03-31'),
  title: '焊工 四级（中级工）考试',
  note: '带身份证，座位 12；提前 30 分钟到',
  place: '滨海新区 演示实训楼 301',
  href: '/assess/plans/7',
  remind: 1,
}

/** Reads a calendar file as RFC 5545 says: lines end in CRLF, go on after a blank, and are no longer than 75 octets. */
function parse(bytes: Uint8Array): Record<string, string>[] {
  const text = Buffer.from(bytes).toString()
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  const events: Record<string, string>[] = []
  const open: string[] = []
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
    expect(name).not.toBe('')
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') expect(open.pop()).toBe(value)
    else {
      const event = open.includes('VEVENT') ? events.at(-1) : undefined
      if (event) event[open.at(-1) === 'VEVENT' ? name : `${open.at(-1)} ${name}`] = plain(value)
    }
  }
  expect(open).toEqual([])
  return events
}

const plain = (value: string): string =>
  value.replaceAll(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign))

describe('答应过的日子给成日历文件', () => {
  test('整天的事，写明是什么、在哪里、看哪一页，前一天九点提醒', () => {
    const { file } = calendar('考试日历', [EXAM], SITE)
    expect([file.name, file.type]).toEqual(['考试日历.ics', 'text/calendar; charset=utf-8'])
    expect(parse(file.bytes)).toEqual([
      expect.objectContaining({
        UID: 'exam-7@jineng.example.gov.cn',
        DTSTAMP: '20260302T010000Z',
        DTSTART: '20260331',
        DTEND: '20260401',
        SUMMARY: '焊工 四级（中级工）考试',
        DESCRIPTION: '带身份证，座位 12；提前 30 分钟到',
        LOCATION: '滨海新区 演示实训楼 301',
        URL: 'https://jineng.example.gov.cn/assess/plans/7',
        'VALARM TRIGGER': '-PT15H',
      }),
    ])
  })

  test('再下载一次，同一天还是同一件，不会变成两件', () => {
    const [before] = parse(calendar('a', [EXAM], SITE).file.bytes)
    const [after] = parse(calendar('a', [{ ...EXAM, day: civilDate('2026-04-02') }], SITE).file.bytes)
    expect(after?.UID).toBe(before?.UID)
    expect(after?.DTSTART).toBe('20260402')
  })

  test('什么字、什么日子都读得回来', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('焊', '工', '；', ';', ',', '\\', '\n', ':', '😀', 'a'),
          maxLength: 90,
        }),
        fc.integer({ min: 0, max: 4000 }),
        (title, after) => {
          const day: CivilDate = addDays(civilDate('2024-02-28'), after)
          const [read] = parse(calendar('a', [{ ...EXAM, title, day }], SITE).file.bytes)
          expect(read?.SUMMARY).toBe(title)
          expect(read?.DTSTART).toBe(day.replaceAll('-', ''))
        },
      ),
    )
  })
})
