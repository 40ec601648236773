import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import type { Visit } from '../../portal/page.ts'
import { missingIn } from '../../portal/pages/service-guide.tsx'
import { loadCityFolder } from '../city.ts'
import { MODULES } from '../modules.ts'
import { guidesFrom } from './guides.ts'

const { city, standards } = loadCityFolder(fileURLToPath(new URL('../../../city/tianjin', import.meta.url)))
const visit = {
  city,
  today: civilDate('2026-03-02'),
  standards: async () => standards,
  actor: PUBLIC,
} as unknown as Visit

const services = async () => {
  const portals = await Promise.all(MODULES.flatMap(({ portal }) => (portal ? [portal()] : [])))
  return (await Promise.all(portals.map((one) => one.services?.(visit) ?? []))).flat()
}

describe('办事指南要素完整（G14）', () => {
  test('每个事项的每个要素都有：名称、依据、条件、材料、地点、时间、时限、流程、收费、结果、联系、监督', async () => {
    const guideOf = guidesFrom(services, 'https://example.org')
    const codes = (await services()).map(({ code }) => code)
    expect(codes.length).toBeGreaterThanOrEqual(4)
    for (const code of codes) {
      const guide = await guideOf(visit, code)
      expect(guide && missingIn(guide), code).toEqual([])
    }
  })

  test('要办件的事项，流程从办件画出来，期限写明依据', async () => {
    const guide = await guidesFrom(services, 'https://example.org')(visit, 'subsidy-training')
    expect(guide?.road.map(({ title }) => title)).toEqual([
      '待区受理',
      '待区复核',
      '公示中',
      '待拨付',
      '拨付中',
      '已到账',
    ])
    expect(guide?.road.flatMap(({ days, clause }) => (days !== null && !clause ? [days] : []))).toEqual([])
  })

  test('缺一样说得出缺哪样', async () => {
    const guide = await guidesFrom(services, 'https://example.org')(visit, 'verify-certificate')
    if (!guide) throw new Error('no guide')
    const without = {
      ...guide,
      offered: { ...guide.offered, promised: null, fee: { text: '', source: null } },
    }
    expect(missingIn(without)).toEqual(['承诺时限', '收费'])
  })
})
