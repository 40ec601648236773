import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { registerPerson } from '../../people/index.ts'
import { connectRegister, deliverFile, deliveryParts, digestOf, signatureOf } from '../../registers/index.ts'
import { foreignAccounts } from './account-holder.ts'

const SECRET = 'a secret of the test, long enough for the bank'
const ZHANG = { name: '张建国', idNumber: '120116199003070018', end: '1234' }
const LI = { name: '李秀英', idNumber: '11010519491231002X', end: '5678' }

let kernel: TestKernel
const ids: Record<string, string> = {}
beforeAll(async () => {
  kernel = await testKernel()
  for (const { name, idNumber } of [ZHANG, LI])
    ids[name] = await performAsSystem(kernel, 'test', async (ctx) => {
      const { id } = await registerPerson(ctx, { name, idNumber, district: '120116' })
      return id
    })
})
afterAll(() => kernel.close())

/** What holds payment into an account that ends so, by its code. */
async function held({ name }: { name: string }, end: string): Promise<string | null> {
  const person = ids[name] as string
  const holds = await performAsSystem(kernel, 'test', (ctx) => foreignAccounts(ctx, [{ person, end }]))
  return holds.get(person)?.code ?? null
}

let serial = 0
/** The bank's whole list of its holders. */
async function bankTells(lines: readonly string[]): Promise<void> {
  serial += 1
  const content = new TextEncoder().encode(
    ['证件号码,姓名,登记事项,起始日,终止日,登记编号,操作,账号末四位', ...lines].join('\r\n'),
  )
  const sent = { register: 'bank', serial, asOf: '2026-03-02', whole: true }
  const signature = signatureOf(SECRET, deliveryParts({ ...sent, digest: digestOf(content) }))
  const answer = await kernel.as(citizen(randomUUID()), deliverFile, {
    ...sent,
    file: { name: '户名.csv', content },
    signature,
  } as never)
  expect(answer).toMatchObject({ mistakes: [], wrong: 0 })
}

const line = ({ name, idNumber, end }: typeof ZHANG, to = '') =>
  `${idNumber},${name},银行账户户名相符,2020-01-01,${to},${name}-${end},,${end}`

describe('代发银行核验户名', () => {
  test('银行没有接通的，不等谁：付错了由银行退回', async () => {
    expect(await held(ZHANG, ZHANG.end)).toBeNull()
  })

  test('接通以后：银行没有说过的先等；认得的照付；不认得的、别人的、已经销户的不付', async () => {
    await kernel.as(official('system-admin'), connectRegister, {
      register: 'bank',
      way: 'drop',
      secret: SECRET,
    })
    expect(await held(ZHANG, ZHANG.end)).toBe('register')
    await bankTells([line(ZHANG), line(LI, '2025-12-31')])
    expect(await held(ZHANG, ZHANG.end)).toBeNull()
    expect(await held(ZHANG, LI.end)).toBe('account-holder')
    expect(await held(LI, LI.end)).toBe('account-holder')
  })

  test('银行后来认得了，就照付', async () => {
    await bankTells([line(ZHANG), line({ ...LI, end: '9012' })])
    expect(await held(LI, '9012')).toBeNull()
  })
})
