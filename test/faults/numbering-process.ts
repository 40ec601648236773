import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { readConfig } from '../../src/main/config.ts'
import { openHouse } from '../../src/main/house.ts'
import { issueCertificate } from '../../src/modules/certificates/index.ts'

// One of eight processes that issue certificates of one organisation, an examination at a time, until it is told to stop or is killed.

const EXAM = 5
const house = await openHouse(
  readConfig(process.env, (path) => readFileSync(path, 'utf8')),
  () => {},
)
let stopped = false
process.once('message', () => {
  stopped = true
})
process.send?.('ready')

while (!stopped) {
  await performAsSystem(house.kernel, 'trial', async (ctx) => {
    for (let one = 0; one < EXAM; one += 1)
      await issueCertificate(ctx, {
        person: randomUUID(),
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-02-10'),
        organisation: {
          id: '00000000-0000-4000-8000-000000000002',
          name: '津沽职业技能评价中心',
          creditCode: '91350100M000100Y43',
        },
        siteCode: '000067',
        bodyCode: '0000',
        source: { kind: 'exam', id: randomUUID() },
      })
  })
  process.send?.('issued')
}
await house.close()
process.disconnect()
