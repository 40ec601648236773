import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { migrate, migrationsOf } from '../../kernel/database/index.ts'
import { splitStatements } from '../../kernel/database/split-statements.ts'
import { createFund } from '../../kernel/ledger/index.ts'
import { ROOMS } from '../../main/modules.ts'
import { payablesOf } from '../payments/index.ts'
import { paidTwice } from './paid-twice.ts'

const ROOM = 'modules/subsidy'
const database = await testDatabase(ROOMS.slice(0, ROOMS.indexOf(ROOM)))
afterAll(() => database.close())

test('升级以前同一职业两种写法各付过一次：两笔都留着，升级不停，体检说得出是哪一笔', async () => {
  const { db } = database
  const [first] = migrationsOf([ROOM])
  for (const statement of splitStatements(first?.text ?? '')) await sql.raw(statement).execute(db)
  await sql`insert into migration (room, name, digest, applied_at)
    values (${ROOM}, ${first?.name}, ${first?.digest}, now())`.execute(db)
  const fund = 'employment-2025-120116'
  await createFund(db, {
    code: fund,
    title: '2025 年滨海新区就业补助资金',
    district: '120116',
    at: new Date(),
  })
  const person = randomUUID()
  const paid = async (serial: number, occupation: string, level: string, on: string) => {
    const number = `BT-2025-120116-00000${serial}`
    await sql`insert into case_file (number, kind, district, title, state, amount, form, opened_at, moved_at)
      values (${number}, 'BT', '120116', '申领', 'paid', 216000, '{}', ${on}::date, ${on}::date)`.execute(db)
    await sql`insert into subsidy_claim (number, project, person, certificate, subsidy_group, occupation, level, payee,
        payee_id, fund, paid_on)
      values (${number}, 'training', ${person}, ${randomUUID()}, 'resident', ${occupation}, ${level}, 'trainer',
        ${randomUUID()}, ${fund}, ${on}::date)`.execute(db)
    return number
  }
  const numbers = [
    await paid(1, '铣工（数控铣工）', '4', '2025-05-06'),
    await paid(2, '数控铣工', '4', '2025-09-01'),
    await paid(3, '数控铣工', '3', '2025-10-01'),
  ]

  expect(await migrate(database, ROOMS)).toContain(`${ROOM}/002-occupation-key.sql`)

  const money = await payablesOf(db, numbers)
  expect(numbers.map((number) => [money.get(number)?.state, money.get(number)?.paidOn])).toEqual([
    ['paid', '2025-05-06'],
    ['paid', '2025-09-01'],
    ['paid', '2025-10-01'],
  ])
  expect(await paidTwice(db)).toEqual([numbers[1]])
  expect(await migrate(database, ROOMS)).toEqual([])
})
