import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { visitsKind } from '../standard.ts'
import { type Entry, linesOf, openIn, problemsIn, redLinesIn, remarksOf } from './checklist.ts'
import { against, mayWalk, type SupervisorFacts } from './team.ts'

const said = (card: string, item: string, verdict: Entry['verdict'], more: Partial<Entry> = {}): Entry => ({
  key: `${card}-${item}-${verdict}`,
  over: [],
  card,
  item,
  verdict,
  remark: verdict === 'unmet' ? '看到了' : '',
  ...more,
})
const lines = (entries: readonly Entry[], settled: Parameters<typeof linesOf>[3] = []) =>
  linesOf(['cameras'], ['甲', '乙'], entries, settled)
const open = (entries: readonly Entry[]) => openIn(lines(entries), () => '监控')

describe('检查表', () => {
  test('两人都填、填得一样，才有结果；少一人的说还有人没有填', () => {
    expect(open([said('甲', 'cameras', 'met')])).toEqual(['还有督导员没有填：“监控”'])
    expect(lines([said('甲', 'cameras', 'met'), said('乙', 'cameras', 'met')])[0]).toMatchObject({
      verdict: 'met',
      apart: false,
    })
  })

  test('不一致的等组长裁定；裁定只管当时的两句话，谁再改就不算', () => {
    const two = [said('甲', 'cameras', 'met'), said('乙', 'cameras', 'unmet')]
    const [line] = lines(two)
    expect(line).toMatchObject({ verdict: null, apart: true })
    const settled = { item: 'cameras', verdict: 'unmet' as const, on: line?.on ?? '', reason: '看过录像' }
    expect(lines(two, [settled])[0]).toMatchObject({ verdict: 'unmet', apart: false })
    const again = [...two, said('乙', 'cameras', 'na', { key: '改', over: ['乙-cameras-unmet'] })]
    expect(lines(again, [settled])[0]).toMatchObject({ verdict: null, apart: true })
  })

  test('一个人的两部手机互不知道的，两句都留着，要本人重新选', () => {
    const twice = [said('甲', 'cameras', 'met'), said('甲', 'cameras', 'unmet'), said('乙', 'cameras', 'met')]
    expect(open(twice)).toEqual(['同一名督导员的两部手机不一致：“监控”'])
    const chosen = said('甲', 'cameras', 'met', { key: '新', over: ['甲-cameras-met', '甲-cameras-unmet'] })
    expect(open([...twice, chosen])).toEqual([])
  })

  test('不符合的要写看到了什么；不符合的就是问题', () => {
    const blank = [said('甲', 'cameras', 'unmet', { remark: ' ' }), said('乙', 'cameras', 'unmet')]
    expect(open(blank)).toEqual(['不符合的没有写看到了什么：“监控”'])
    const whole = lines([said('甲', 'cameras', 'unmet'), said('乙', 'cameras', 'unmet')])
    expect(problemsIn(whole)).toHaveLength(1)
    expect(remarksOf(whole[0] as (typeof whole)[number])).toEqual(['看到了', '看到了'])
  })

  test('红线有一个人说就算，不等另一个人', () => {
    const one = lines([said('甲', 'cameras', 'unmet')])
    expect(redLinesIn(one, ['cameras'])).toHaveLength(1)
    expect(redLinesIn(one, ['papers'])).toHaveLength(0)
  })
})

const { standards } = loadCity('city/tianjin', [visitsKind])
const DAY = civilDate('2026-04-10')
const free = (card: string, more: Partial<SupervisorFacts> = {}): SupervisorFacts => ({
  name: `督导${card}`,
  card,
  holds: true,
  cardTo: civilDate('2027-01-01'),
  account: true,
  own: false,
  trained: false,
  sits: false,
  taught: [],
  colleagues: [],
  declared: [],
  ...more,
})
const unmet = (...supervisors: SupervisorFacts[]) =>
  mayWalk({ day: DAY, supervisors }, standards)
    .reasons.filter(({ met }) => !met)
    .map(({ found }) => found)

describe('督导组', () => {
  test('两名以上有证卡、没有关系的督导员可以去；一个人不行', () => {
    expect(mayWalk({ day: DAY, supervisors: [free('甲'), free('乙')] }, standards).outcome).toBe('granted')
    expect(unmet(free('甲'))).toEqual(['1 名督导员'])
  })

  test('证卡当天到期的还能去，前一天到期的说到哪天；没有账号的说没有', () => {
    const ended = free('乙', { holds: false, cardTo: civilDate('2026-04-09') })
    expect(unmet(free('甲'), ended)).toEqual(['督导乙的证卡到2026年4月9日'])
    expect(unmet(free('甲'), free('乙', { account: false }))).toEqual(['督导乙没有督导账号'])
  })

  test('本单位的、教过考生的、单位培训了这个班的、和考生是同事的、自己也考的，都说明是谁和哪个座位', () => {
    const bound: [Partial<SupervisorFacts>, string][] = [
      [{ own: true }, '督导乙是被督导机构的人'],
      [{ trained: true }, '督导乙的单位培训了这个班'],
      [{ taught: ['003'] }, '督导乙教过003 号'],
      [{ colleagues: ['001', '002'] }, '督导乙与001 号、002 号是同事'],
      [{ declared: ['004'] }, '督导乙要回避004 号'],
      [{ sits: true }, '督导乙自己也参加这场考试'],
    ]
    for (const [more, found] of bound) expect(unmet(free('甲'), free('乙', more))).toEqual([found])
  })

  test('一个人有什么不能去的，单独问也说得出，不算人数', () => {
    expect(against(free('甲'), DAY, standards)).toBe(null)
    expect(against(free('甲', { own: true }), DAY, standards)).toBe('督导甲是被督导机构的人')
  })
})
