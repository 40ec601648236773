import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { type AnnouncingFacts, ownCost, whyNotAnnounce } from './rules.ts'

const ALL_WELL: AnnouncingFacts = {
  today: civilDate('2026-03-02'),
  startsOn: civilDate('2026-04-01'),
  closesOn: civilDate('2026-03-25'),
  seats: 40,
  mostSeats: 60,
  agreed: true,
  stopped: null,
  inScope: true,
  rectifying: false,
  heldBack: false,
}

describe('发布招生', () => {
  test('协议有效、在核准范围内、不在整改、人数不超：可以发布', () => {
    expect(whyNotAnnounce(ALL_WELL)).toEqual([])
  })

  test.each<[string, Partial<AnnouncingFacts>, string]>([
    ['没有协议的不招生（监督管理办法第三条）', { agreed: false }, '协议'],
    ['超出核准范围的不招生', { inScope: false }, '范围'],
    ['整改期间不招生', { rectifying: true }, '整改'],
    ['停止办学、并入别家的不招生', { stopped: '不开新班，已开的上完（并入其他机构）' }, '并入其他机构'],
    ['信用等级暂停新开班的不招生', { heldBack: true }, '信用'],
    ['名额不超过一个班的人数', { seats: 61 }, '最多 60 人'],
    ['截止日不早于今天', { closesOn: civilDate('2026-03-01') }, '截止日不能早于'],
    ['截止日不晚于开课日', { closesOn: civilDate('2026-04-02') }, '不能晚于开课日'],
    ['当天不能开课', { startsOn: civilDate('2026-03-02'), closesOn: civilDate('2026-03-02') }, '开课日应在'],
  ])('%s', (_, change, says) => {
    const found = whyNotAnnounce({ ...ALL_WELL, ...change })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(says)
  })

  test('错的几条一次说完', () => {
    expect(whyNotAnnounce({ ...ALL_WELL, agreed: false, inScope: false, seats: 100 })).toHaveLength(3)
  })
})

describe('自己出多少', () => {
  test('收费减补贴；补贴多于收费的自己出 0 元，不倒找', () => {
    expect([ownCost(300_000, 252_000), ownCost(200_000, 252_000), ownCost(200_000, null)]).toEqual([
      48_000, 0, 200_000,
    ])
  })

  test('从不为负，从不多于收费', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.option(fc.nat(10_000_000)), (fee, subsidy) => {
        const own = ownCost(fee, subsidy)
        return own >= 0 && own <= fee
      }),
    )
  })
})
