import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { GROUPS } from '../src/modules/people/index.ts'
import { checkLines } from '../src/modules/training/roster/roster.ts'
import { readRoster, returnRoster, writeRoster } from '../src/modules/training/roster/roster-sheet.ts'

/**
 * How long a roster of so many rows takes from the bytes of the workbook to the same workbook with its wrong cells red (G11):
 * `node --import tsx bench/sheets.ts [rows]`. Every hundredth row has a wrong number.
 */
const rows = Number(process.argv[2] ?? 20_000)
const DAYS = { today: civilDate('2026-03-02'), startsOn: civilDate('2026-03-10') }

const timed = async <T>(what: string, run: () => T | Promise<T>): Promise<T> => {
  const from = performance.now()
  const result = await run()
  process.stdout.write(`${what}: ${Math.round(performance.now() - from)} ms\n`)
  return result
}

const lines = Array.from({ length: rows }, (_, at) => ({
  name: '王小明',
  idNumber: at % 100 === 0 ? '120116199001010000' : numberOf(at),
  group: GROUPS.resident,
  phone: `139${String(10_000_000 + at)}`,
}))
const bytes = await timed('written', () => writeRoster(lines))
process.stdout.write(`${rows} rows, ${Math.round(bytes.length / 1024)} kB\n`)
const file = { name: '名册.xlsx', bytes }
const from = performance.now()
const sheet = await timed('read', () => readRoster(file))
const { problems } = await timed('checked', () =>
  checkLines(sheet.lines, DAYS, { mostTrainees: rows } as Parameters<typeof checkLines>[2]),
)
const back = await timed('returned, wrong cells red', () =>
  returnRoster(file, [...sheet.problems, ...problems]),
)
process.stdout.write(
  `${problems.length} problems, ${Math.round((back?.bytes.length ?? 0) / 1024)} kB back, ${Math.round(performance.now() - from)} ms from upload to answer\n`,
)

/** A number of 18 characters with its check digit; born 1970 to 1999, so that none is twice. */
function numberOf(at: number): string {
  const body = `120116${1970 + (at % 30)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (Math.floor(at / 999) % 28)).padStart(2, '0')}${String(at % 999).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
