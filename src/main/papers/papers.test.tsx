import { expect, test } from 'vitest'
import { printedRuns, printedText } from '../../kernel/documents/font/printed-text.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { correctionPdf, noticePdf, receiptPdf, resultPdf } from './papers.tsx'

const issued = {
  organ: '天津市人力资源和社会保障局',
  day: civilDate('2026-03-04'),
  origin: 'https://example.org',
  hotline: '12333',
  specimen: true,
}
const clause = { document: 'd', article: '9', text: '补贴实施办法 第九条', status: 'confirmed' }
const reason = {
  rule: 'r',
  met: false,
  clause,
  found: '60 课时',
  needed: '80 课时',
  next: null,
  assumed: false,
}
const one = {
  number: 'BT-2026-120116-000001',
  kindTitle: '培训补贴',
  title: '王*明 焊工四级',
  subtitle: '津沽职业培训学校',
  state: 'correcting',
  stateTitle: '待补正',
  amount: 168000,
  holder: '收款方',
  closed: false,
  due: '2026-03-18',
  openedAt: '2026-03-02T01:00:00.000Z',
  decision: null,
  correction: {
    items: [{ ask: '补签到记录', before: '缺 3 月 1 日', answeredAt: null }],
    note: '请和教室门禁一致',
    overdue: '到期没有交回，按现有记录继续办理。',
  },
  timeline: [{ reason: '培训课时不足', note: '看过签到' }],
}
const text = async (paper: Promise<Uint8Array>) => printedText(await paper)

test('受理回执：编号、事项、哪天收到、现在谁办、到哪天', async () => {
  const read = await text(receiptPdf(one as never, issued))
  for (const part of [
    '受理回执',
    one.number,
    '培训补贴',
    '2026年3月2日',
    '现在由收款方办理，2026年3月18日以前',
    '12333',
  ])
    expect(read).toContain(part)
})

test('补正告知书：每一项、原来怎样、到哪天、到期以后怎样', async () => {
  const read = await text(correctionPdf(one as never, issued))
  for (const part of [
    '下列1项请补正',
    '补签到记录',
    '缺3月1日',
    '还没有',
    '请和教室门禁一致',
    '到期没有交回',
  ])
    expect(read.replaceAll(' ', '')).toContain(part)
})

test('结果告知书：不予的写明哪一条不够、依据哪一条、能怎样救济，不写金额；同意的写金额', async () => {
  const refused = {
    ...one,
    closed: true,
    state: 'refused',
    stateTitle: '不予补贴',
    decision: { outcome: 'refused', value: null, reasons: [reason], editions: [] },
  }
  const read = (await text(resultPdf(refused as never, issued))).replaceAll(' ', '')
  for (const part of [
    '已办结：不予补贴',
    '培训课时不足',
    '60课时',
    '不符合',
    '补贴实施办法第九条',
    '行政复议',
  ])
    expect(read).toContain(part)
  expect(read).not.toContain('1,680.00')
  const paid = { ...refused, state: 'paid', stateTitle: '已到账' }
  const granted = await text(resultPdf(paid as never, issued))
  expect(granted).toContain('1,680.00')
  expect(granted).toContain('壹仟陆佰捌拾元整')
  expect(granted).not.toContain('行政复议')
})

test('公示：每一行、公示期、怎么提异议', async () => {
  const notice = {
    id: '018f0000-0000-7000-8000-000000000001',
    title: '培训补贴拟发放公示',
    openedOn: '2026-03-02',
    endsOn: '2026-03-09',
    fields: [{ label: '姓名', text: '李*𬭎' }],
  }
  const read = await text(noticePdf(notice as never, issued))
  for (const part of ['培训补贴拟发放公示', '2026年3月2日至2026年3月9日', '李*𬭎', '任何人都可以提出异议'])
    expect(read).toContain(part)
})

test('每个字都有墨：嵌入的字形不是空的', async () => {
  for (const { glyphs } of printedRuns(await receiptPdf(one as never, issued)))
    for (const { id, text: character } of glyphs) if (character.trim() !== '') expect(id).toBeGreaterThan(0)
})

test('同样的内容得到一字节不差的同一份文件', async () => {
  const [first, second] = [await receiptPdf(one as never, issued), await receiptPdf(one as never, issued)]
  expect(Buffer.compare(first, second)).toBe(0)
})
