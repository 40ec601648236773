import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Failed, Redirect } from '../../portal/request/answers.ts'
import { emptyFilling, PageFilling } from '../../portal/request/filling.ts'
import { myPages } from './my.tsx'

const casePage = myPages.find(({ path }) => path === '/my/cases/{number}')!
const giveUp = myPages.find(({ path }) => path === '/my/cases/{number}/give-up/{step}')!
const homePage = myPages.find(({ path }) => path === '/my')!

const clause = { document: 'd', article: '9', text: '办法 第九条', status: 'confirmed' }
const granted = {
  outcome: 'granted',
  value: 168000,
  reasons: [{ rule: 'r', met: true, clause, found: null, needed: null, next: null, assumed: false }],
  editions: [],
}
const open = {
  number: 'BT-2026-120116-000001',
  kindTitle: '培训补贴',
  state: 'review',
  stateTitle: '待区复核',
  amount: 168000,
  progress: 2,
  holder: '区人社局复核岗',
  closed: false,
  due: null,
  estimatedYears: [],
  workingDaysLeft: null,
  held: null,
  decision: granted,
  ends: {},
  files: { items: [], mayAttach: false },
  notice: null,
  revision: 3,
  timeline: [],
  steps: [
    {
      step: 'withdraw',
      title: '放弃',
      allowed: true,
      asks: 'reason',
      reasons: [{ code: 'not-wanted', text: '不想领了' }],
    },
  ],
}

const drawn = (view: unknown) =>
  renderToStaticMarkup(<PageFilling value={emptyFilling('/my', 'key', 'token')}>{view as never}</PageFilling>)
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('放弃是单独的一页：先写明失去多少钱，理由没有替人选好', () => {
  const html = drawn(casePage.view(open as never))
  expect(html).toContain(`href="/my/cases/${open.number}/give-up/withdraw"`)
  expect(html).not.toContain('name="reason"')
  const page = drawn(
    giveUp.view({
      one: open,
      step: open.steps[0],
      foreseen: [{ label: '办后', text: '已放弃，本件办结', warns: false }],
    } as never),
  )
  expect(text(page)).toMatch(/1,680\.00 元 ?（ ?壹仟陆佰捌拾元整 ?）不再发放/)
  expect(text(page)).toContain('我知道：放弃后，这笔 1,680.00 元不再发放，也不能恢复。')
  expect(page).toContain('name="reason"')
  expect(page).not.toContain('checked')
})

test('点一下放弃不了', async () => {
  const posting = (form: object, performed: unknown[] = []) => ({
    params: { number: open.number, step: 'withdraw' },
    form: { revision: '3', ...form },
    perform: async (_verb: unknown, input: unknown) => void performed.push(input),
  })
  const take = (form: object, performed: unknown[]) =>
    giveUp.actions!['give-up']!(posting(form, performed) as never)
  const performed: unknown[] = []
  expect(await take({}, performed)).toBeInstanceOf(Failed)
  expect(await take({ reason: 'not-wanted' }, performed)).toBeInstanceOf(Failed)
  expect(performed).toEqual([])
  expect(await take({ reason: 'not-wanted', sure: 'yes' }, performed)).toBeInstanceOf(Redirect)
  expect(performed).toMatchObject([{ step: 'withdraw', reason: 'not-wanted', revision: 3 }])
})

test('已放弃的办件如实写明，不说公示也不说有钱', () => {
  const page = text(
    drawn(
      casePage.view({ ...open, state: 'withdrawn', stateTitle: '已放弃', closed: true, steps: [] } as never),
    ),
  )
  expect(page).not.toContain('可以发放')
  expect(page).not.toContain('公示')
  expect(page).toContain('办结 已放弃')
})

test('银行退回的钱，收款人第一眼就看到', () => {
  const one = {
    case: open.number,
    kindTitle: '培训补贴',
    amount: 168000,
    setOff: 8000,
    account: '**** 0018',
    reason: '账号户名不符',
  }
  const page = text(drawn(homePage.view({ name: '丁*柱', todo: NOTHING, items: [], back: [one] } as never)))
  expect(page).toContain('有 1 笔钱没有到账')
  expect(page).toMatch(/1,600\.00 元，打到 \*{4} 0018，银行退回 ?：账号户名不符/)
})

test('银行退回的钱只说一次：待我处理里不再列', () => {
  const returned = {
    key: 'payments.money-back BT-1',
    kindTitle: '银行退回的钱',
    title: '1,680.00 元没有到账',
    detail: 'BT-1',
    why: '等您更正收款账户，系统自动重新拨付',
    due: null,
    workingDaysLeft: null,
    to: '/my/profile',
  }
  const other = { ...returned, key: 'cases.BT BT-2', title: '培训补贴', to: '/my/cases/BT-2' }
  const back = [
    { case: 'BT-1', kindTitle: '培训补贴', amount: 168000, setOff: 0, account: '**** 0018', reason: null },
  ]
  const todo = { ...NOTHING, items: [returned, other], total: 2 }
  const page = text(drawn(homePage.view({ name: '丁*柱', todo, items: [], back } as never)))
  expect(page.match(/没有到账/g)).toHaveLength(1)
  expect(page).toMatch(/待我处理 ?1 ?件/)
})

test('待我处理的排在前面：什么事、为什么、哪天以前，点开就能办', () => {
  const item = {
    key: 'cases.BT BT-1',
    kindTitle: '培训补贴',
    title: '培训补贴',
    detail: 'BT-1',
    why: '等您“补正完毕，重新提交”',
    due: '2026-12-10',
    workingDaysLeft: 7,
    to: '/my/cases/BT-1',
  }
  const todo = { ...NOTHING, items: [item], total: 1 }
  const html = drawn(homePage.view({ name: '丁*柱', todo, items: [], back: [] } as never))
  expect(text(html)).toMatch(/待我处理 ?1 ?件.*培训补贴.*等您“补正完毕，重新提交”.*2026年12月10日以前/s)
  expect(html).toContain('href="/my/cases/BT-1"')
  expect(text(html).indexOf('待我处理')).toBeLessThan(text(html).indexOf('我的证书'))
})

const NOTHING = { items: [], total: 0, beyond: false, next: null, previous: null, kinds: [] }

const correcting = {
  ...open,
  state: 'correcting',
  stateTitle: '待补正',
  due: '2026-12-10',
  correction: {
    askedAt: '2026-12-01T01:00:00.000Z',
    by: '区受理',
    note: null,
    open: true,
    mine: true,
    step: { step: 'resubmit', title: '补正完毕，重新提交' },
    unanswered: 1,
    overdue: '到期没有交回，按现有材料继续办理。',
    items: [
      {
        id: '018f0000-0000-7000-8000-000000000077',
        sort: 'field',
        title: '收款账户',
        ask: '更正收款账户：不是本人名下的',
        before: '**** 0018',
        after: null,
        said: null,
        replaces: null,
        files: 0,
        answeredAt: null,
        fields: [{ kind: 'text', key: 'account', title: '社保卡银行账号', required: true }],
        start: {},
        page: null,
      },
    ],
  },
  steps: [],
}

test('要补正的排在最前，写明期限，在这里就能交回', () => {
  const page = text(drawn(casePage.view(correcting as never)))
  expect(page).toContain('需要您补正 1 项，2026年12月10日以前')
  expect(page).toContain('到期没有交回，按现有材料继续办理。')
  expect(page).toContain('原来：**** 0018')
  expect(page.indexOf('更正收款账户：不是本人名下的')).toBeLessThan(page.indexOf('办理经过'))
  expect(drawn(casePage.view(correcting as never))).toMatch(/<button[^>]*>补正完毕，重新提交/)
})

test('一项一项答复：填了什么送什么，最后交回', async () => {
  const performed: unknown[] = []
  const posting = (form: object) =>
    ({
      params: { number: open.number },
      form,
      files: {},
      ticked: () => [],
      perform: async (verb: { name: string }, input: unknown) => {
        if (verb.name === 'cases.read') return correcting
        performed.push(input)
        return {}
      },
    }) as never
  const item = correcting.correction.items[0]!.id
  const answered = await casePage.actions!.answer!(posting({ item, account: '6222020018' }))
  expect(answered).toBeInstanceOf(Redirect)
  expect(await casePage.actions!.answer!(posting({ item: 'gone' }))).toBeInstanceOf(Failed)
  const back = await casePage.actions!.handBack!(posting({ step: 'resubmit', revision: '3' }))
  expect(back).toBeInstanceOf(Redirect)
  expect(performed).toEqual([
    { number: open.number, item, input: { account: '6222020018' } },
    { number: open.number, step: 'resubmit', revision: 3 },
  ])
})

test('没有公示的办件（成绩复核、咨询），进度里不画公示；有公示的照画', () => {
  const steps = (kind: string, more: object = {}) =>
    text(drawn(casePage.view({ ...open, kind, notice: null, ...more } as never)))
  for (const kind of ['FH', 'ZZ']) {
    expect(steps(kind)).not.toContain('公示')
    expect(steps(kind, { closed: true, state: 'changed', steps: [] })).not.toContain('公示')
  }
  expect(steps('BT')).toContain('公示')
})
