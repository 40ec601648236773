// Public pages against a constant answer of the same size, in one run: `node --import tsx bench/pages.ts`.
// A page of 60 rows with its data at hand must reach three tenths of the constant's rate. Rates are answers per second
// of the serving thread's own processor time, so that other work on the machine does not bend the ratio.
import { median, openDriver, rateOf, round2 } from './rate.ts'

const GOAL = 0.3
const SECONDS = 2

await measure()

async function measure(): Promise<void> {
  process.env.NODE_ENV = 'production'
  const { benchSite } = await import('./pages-site.tsx')
  const { app, port, bytes } = await benchSite()
  const rates: Record<string, number[]> = { '/constant': [], '/table': [], '/home': [] }
  const driver = openDriver()
  for (const path of Object.keys(rates)) await rateOf(driver, { port, path, seconds: 1 })
  for (let round = 0; round < 3; round += 1) {
    for (const [path, found] of Object.entries(rates))
      found.push(await rateOf(driver, { port, path, seconds: SECONDS }))
  }
  await driver.terminate()
  await app.close()
  const [constant, table, home] = Object.values(rates).map(median) as [number, number, number]
  const result = {
    constantPerSecond: Math.round(constant),
    tablePerSecond: Math.round(table),
    homePerSecond: Math.round(home),
    tableRatio: round2(table / constant),
    goal: GOAL,
    bytes,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  if (table / constant < GOAL) {
    process.stderr.write(`60 行页面只有恒定应答的 ${result.tableRatio}，应不低于 ${GOAL}\n`)
    process.exitCode = 1
  }
}
