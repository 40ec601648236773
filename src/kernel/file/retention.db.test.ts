import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { auditTrail } from '../audit/index.ts'
import { openCase, procedure, takeStep } from '../case/index.ts'
import { may, performAsSystem } from '../verb/index.ts'
import { filesOfCases, fileVerbs, removeExpired } from './index.ts'

const example = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: { noTerm: '示例' } },
    done: { title: '办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: { finish: { title: '办结', from: 'filed', to: 'done', who: may('subsidy.decide') } },
})
const subjects = [filesOfCases([example])]
const { attachToCase } = fileVerbs(subjects)
const SCHOOL = '018f0000-0000-7000-8000-000000000001'
const school = agent('provider-agent', SCHOOL)
const png = (more: string) =>
  new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(more)]))

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

async function caseWith(content: string): Promise<{ number: string; file: string }> {
  const { number } = await performAsSystem(kernel, 'example.file', (ctx) =>
    openCase(ctx, example, { district: '120116', organisation: SCHOOL, title: '示例', form: {} }),
  )
  const { id } = await kernel.as(school, attachToCase, {
    number,
    file: { name: '照片.png', content: png(content) },
  })
  return { number, file: id }
}
const finish = (number: string) =>
  performAsSystem(kernel, 'example.finish', (ctx) => takeStep(ctx, [example], number, 'finish'))
const ids = async (table: string) =>
  (
    await sql<{
      id: string
    }>`select ${sql.ref(table === 'file_content' ? 'address' : 'id')} as id from ${sql.table(table)}`.execute(
      kernel.database.db,
    )
  ).rows.map(({ id }) => id)

test('办结满十年的材料到期销毁，一件一条审计；没满的、没办结的、别的办件还用着的内容都留着', async () => {
  const old = await caseWith('共用')
  const open = await caseWith('还在办')
  await finish(old.number)
  kernel.clock.set('2030-06-01T09:00:00+08:00')
  const younger = await caseWith('共用')
  await finish(younger.number)
  const before = (await ids('file_content')).length

  kernel.clock.set('2036-03-02T23:00:00+08:00')
  expect(await removeExpired(kernel, subjects)).toBe(0)
  kernel.clock.set('2036-03-03T09:00:00+08:00')
  expect(await removeExpired(kernel, subjects)).toBe(1)
  expect(await removeExpired(kernel, subjects)).toBe(0)

  expect((await ids('file_attached')).sort()).toEqual([open.file, younger.file].sort())
  expect((await ids('file_content')).length).toBe(before)
  const trail = await auditTrail(kernel.database.db, {
    subject: { kind: 'file', id: old.file },
    districts: 'all',
  })
  expect(trail).toMatchObject([{ verb: 'files.remove-expired', outcome: 'automatic', account: null }])

  kernel.clock.set('2041-01-01T09:00:00+08:00')
  expect(await removeExpired(kernel, subjects)).toBe(1)
  expect(await ids('file_attached')).toEqual([open.file])
  expect((await ids('file_content')).length).toBe(before - 1)
})
