import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { granted, held, RULES, refused } from '../../../test/pages/kit-page.tsx'
import { clauseAddress } from '../../kernel/decision/clause-address.ts'
import { decide } from '../../kernel/decision/decision.ts'
import { said } from '../../kernel/decision/said.fixture.ts'
import { fen } from '../../kernel/value/money.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { DecisionView } from '../../kit/decision-view.tsx'
import { MoneyText } from '../../kit/money-text.tsx'
import { listAddress, Pager, pageLinks, totalText } from '../../kit/pager.tsx'
import { Steps } from './form/steps.tsx'
import { DistrictTiles } from './map/district-tiles.tsx'
import { DayText } from './text/day-text.tsx'

/** What a reader reads: the text without tags. */
const read = (element: React.ReactNode): string =>
  renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe('DecisionView', () => {
  test('同意的写明多少、凭什么，推定的有标记', () => {
    const view = (
      <DecisionView decision={granted} title="补贴" amount={fen(324000)} rules={RULES} basis="2019—2020 年" />
    )
    expect(read(view)).toContain('符合条件，可以发放 3,240.00 元 按已公布的 2019—2020 年标准暂估')
    expect(read(view)).toContain('因为紧缺程度（非常紧缺），所以 符合条件，可以发放')
    expect(renderToStaticMarkup(view).match(/class="assumed"/g)).toHaveLength(1)
  })

  test('每条规则写明查到什么、要什么、哪一条，并链接到政策库', () => {
    const html = renderToStaticMarkup(<DecisionView decision={granted} title="补贴" rules={RULES} />)
    expect(html.match(/<li class="met">/g)).toHaveLength(granted.reasons.length)
    expect(html).toContain('<a href="/policy/subsidy-measures-2022#art-9">补贴实施办法 第九条</a>')
    expect(html).toContain('情况：120 课时')
    expect(html).toContain('要求：不少于 80 课时')
  })

  test('不予的写明缺什么、接下来怎么办，没有金额', () => {
    const text = read(<DecisionView decision={refused} title="补贴" rules={RULES} amount={fen(1)} />)
    expect(text).toContain('因为“培训课时”不符合要求（现为“60 课时”，需要“不少于 80 课时”），所以 不符合条件')
    expect(text).toContain('下一步：补足课时后，由培训机构重新申报')
    expect(text).not.toContain('0.01')
  })

  test('挂起不是不予：写明原因', () => {
    const html = renderToStaticMarkup(<DecisionView decision={held} title="补贴" />)
    expect(html).toContain('class="decision held"')
    expect(html).toContain('现为“证书库暂时没有应答”')
  })

  test('没有名称的规则用条款称呼', () => {
    const clause = { document: 'a b', article: null, text: '某办法', status: 'confirmed' } as const
    const decision = decide<null>()
      .require(false, said('never-named'), clause)
      .grant(() => null)
    expect(read(<DecisionView decision={decision} title="事项" />)).toContain('“某办法”不符合要求')
    expect(clauseAddress(clause)).toBe('/policy/a%20b')
  })
})

test('MoneyText 写元带两位小数，要的时候写大写', () => {
  expect(read(<MoneyText amount={fen(324000)} inWords />)).toContain('3,240.00 元 （叁仟贰佰肆拾元整）')
})

test('DayText 写明还有几个工作日、今天、已经过了，并承认是估计', () => {
  const words = [3, 0, -2].map((left) => read(<DayText day={civilDate('2026-03-09')} left={left} />).trim())
  expect(words).toEqual([
    '2026年3月9日 剩 3 个工作日',
    '2026年3月9日 今天到期',
    '2026年3月9日 已超期 2 个工作日',
  ])
  expect(read(<DayText day={civilDate('2027-01-04')} left={5} estimatedYears={[2027]} />)).toContain(
    '2027 年放假安排未发布，按周末估算',
  )
})

test('翻页器给出前后两页和第一页，只有一页时什么也不画；数不完的说“500 多”', () => {
  const drawn = (next: string | null, previous: string | null) =>
    [
      ...renderToStaticMarkup(
        <Pager
          of="名单"
          page={{ next, previous }}
          link={pageLinks((place) => listAddress('/list', { q: '焊工', district: '' }, place))}
        />,
      ).matchAll(/href="([^"]+)"[^>]*>([^<]+)</g),
    ].map(([, href, words]) => `${words} ${decodeURIComponent(href ?? '')}`)
  expect(drawn('n', 'p')).toEqual([
    '第一页 /list?q=焊工',
    '上一页 /list?q=焊工&amp;before=p',
    '下一页 /list?q=焊工&amp;after=n',
  ])
  expect(drawn('n', null)).toEqual(['下一页 /list?q=焊工&amp;after=n'])
  expect(drawn(null, null)).toEqual([])
  expect([totalText({ total: 12, beyond: false }), totalText({ total: 500, beyond: true })]).toEqual([
    '12',
    '500 多',
  ])
})

test('Steps 用话写明办到哪里、在谁手里', () => {
  const text = read(<Steps steps={['提交', '审核', '公示', '办结']} current={3} holder="滨海新区人社局" />)
  expect(text).toContain('提交 已完成')
  expect(text).toContain('公示 进行中')
  expect(text).toContain('办结 未开始')
  expect(text).toContain('现在： 滨海新区人社局')
})

test('DistrictTiles 按名次深浅，没有分级的城市颜色浅', () => {
  const tiles = (counts: number[]) =>
    renderToStaticMarkup(
      <DistrictTiles
        label="各区"
        unit="个班次"
        tiles={counts.map((count, at) => ({ code: `1201${at}`, short: `区${at}`, count, href: '/' }))}
      />,
    )
  expect(tiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).match(/class="many"/g)).toHaveLength(3)
  expect(tiles([0, 0, 0])).not.toMatch(/many|some/)
})
