import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { openSchool } from '../../../../test/training/classroom.ts'
import { addVenue } from '../verbs/venue/add-venue.ts'
import { closeVenue } from '../verbs/venue/close-venue.ts'
import { myVenues } from '../verbs/venue/my-venues.ts'
import { setEquipment } from '../verbs/venue/set-equipment.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let rival: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 811)
  rival = await openSchool(kernel, 812)
})
afterAll(() => kernel.close())

const refused = (code: string) => expect.objectContaining({ code: `organisations.${code}` })
const room = { name: '焊接实训室', address: '滨海新区第二大街 1 号', holds: 30 }

test('登记场地和设备：同名不收，别家的不能动；再登记同一种设备是更正，旧的一行留着', async () => {
  const { id: venue } = await kernel.as(school.agent, addVenue, room)
  await expect(kernel.as(school.agent, addVenue, room)).rejects.toEqual(refused('venueNamed'))
  await kernel.as(rival.agent, addVenue, room)
  const set = (by: typeof school, change: object = {}) =>
    kernel.as(by.agent, setEquipment, {
      venue,
      kind: '电焊机',
      count: 12,
      madeIn: 2019,
      condition: 'good',
      ...change,
    })
  await set(school)
  await expect(set(rival)).rejects.toEqual(refused('noSuchVenue'))
  await expect(set(school, { madeIn: 2030 })).rejects.toEqual(refused('badYear'))
  await set(school, { count: 10, condition: 'repair' })
  const { venues } = await kernel.as(school.agent, myVenues, {})
  expect(venues).toMatchObject([
    { ...room, equipment: [{ kind: '电焊机', count: 10, madeIn: 2019, conditionText: '待修' }] },
  ])
  const { rows } = await sql<{ count: number }>`select count from organisation_equipment
    where venue = ${venue}::uuid order by until nulls last`.execute(kernel.database.db)
  expect(rows.map(({ count }) => count)).toEqual([12, 10])
  await set(school, { count: 0 })
  expect((await kernel.as(school.agent, myVenues, {})).venues[0]?.equipment).toEqual([])
})

test('停用以后不再列出，名称可以再用；别家的、已经停用的停不了；不代表单位的看不到', async () => {
  const { id: venue } = await kernel.as(school.agent, addVenue, { ...room, name: '老教室' })
  const close = (by: typeof school) => kernel.as(by.agent, closeVenue, { venue, why: '租约到期' })
  await expect(close(rival)).rejects.toEqual(refused('noSuchVenue'))
  expect(await close(school)).toEqual({ closedOn: '2026-03-02' })
  await expect(close(school)).rejects.toEqual(refused('noSuchVenue'))
  await kernel.as(school.agent, addVenue, { ...room, name: '老教室' })
  expect((await kernel.as(school.agent, myVenues, {})).venues.map(({ name }) => name)).toContain('老教室')
  await expect(
    kernel.as({ ...agent('provider-agent', school.id), organisation: null }, myVenues, {}),
  ).rejects.toMatchObject({ status: expect.any(Number) })
})
