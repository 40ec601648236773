import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CaseItem, CaseView } from '../../src/workbench/review/case-view.ts'
import type { Me, MeAnswer } from '../../src/workbench/shell/me.ts'
import { entry, sampleItems, sampleView } from './sample-cases.ts'

export const REVIEWER: Me = {
  kind: 'official',
  label: '滨海新区人社局 · 刘敏',
  roles: [{ role: 'district-reviewer', title: '区复核人（决定）' }],
  may: ['cases.read', 'figures.read', 'subsidy.decide'],
  districts: ['120116'],
  organisation: null,
  posts: [],
}

export const PROVIDER: Me = {
  kind: 'organisation',
  label: '海河工匠培训基地 · 赵静',
  roles: [{ role: 'provider-agent', title: '培训机构经办人' }],
  may: ['organisation.read', 'training.file', 'training.teach'],
  districts: [],
  organisation: 'o-1',
  posts: [],
}

/** One write that the server was asked for. */
export interface Asked {
  path: string
  key: string | undefined
  csrf: string | undefined
  input: Record<string, unknown>
}

const BATCH = '0d6d1a2e-5a7c-4a3e-9d55-0c4f1f6d7b11'

type Reply = { status: number; body: unknown } | 'silence'

/** A small API in memory: cases that move, a list, a form and an import. */
export class SampleApi {
  me: Me | null = REVIEWER
  csrf = 'token-1'
  preferences = new Map<string, string>()
  asked: Asked[] = []
  /** What was read, by its path. */
  seen: string[] = []
  /** Answers for the next writes, before the usual ones. */
  next: Reply[] = []
  views = new Map<string, CaseView>()
  private batch: { number: string; title: string; state: string; text: string }[] = []
  /** What a batch was told to do and has not done: as the server's, it works after its answer. */
  private ordered: string[] = []
  /** So many seconds a decision may be taken back; 0: it is real at once. */
  takeBackSeconds = 0
  private held = new Map<string, { step: string; until: number }>()

  constructor() {
    this.reset()
  }

  reset(): void {
    this.me = REVIEWER
    this.csrf = 'token-1'
    this.preferences.clear()
    this.asked = []
    this.seen = []
    this.next = []
    this.takeBackSeconds = 0
    this.held.clear()
    this.views = new Map(sampleItems().map((item) => [item.number, sampleView(item)]))
  }

  /** Somebody else decides a case. */
  moveByOther(number: string): void {
    const view = this.views.get(number)
    if (!view) throw new Error(number)
    const seq = view.timeline.length + 1
    this.views.set(number, {
      ...view,
      revision: view.revision + 1,
      state: 'notice',
      stateTitle: '公示中',
      stateTone: 'plain',
      steps: [],
      timeline: [
        ...view.timeline,
        { ...entry(seq, 'approve', '通过', '李强', '2026-03-03T02:00:00.000Z', '公示中'), note: '同意' },
      ],
    })
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sample')
    const path = pathname.slice('/api/v1'.length)
    const reply =
      request.method === 'GET'
        ? this.read(path, searchParams)
        : this.write(path, request, JSON.parse((await bodyOf(request)) || '{}'))
    if (reply === 'silence') return void request.socket.destroy()
    const type = reply.status >= 400 ? 'application/problem+json' : 'application/json'
    response.writeHead(reply.status, { 'content-type': type }).end(JSON.stringify(reply.body))
  }

  private read(path: string, query: URLSearchParams): Reply {
    this.seen.push(path)
    if (!this.me) return problem(401, '请先登录')
    if (path === '/identity/me') return ok(answerOf(this.me))
    if (path === '/cases/decisions') return ok({ items: this.decided() })
    if (path.endsWith('/foreseen'))
      return ok({
        lines: [
          { label: '拨付', text: '2,600.00 元，付给本人', warns: false },
          { label: '资金可用', text: '120,000.00 元，办后 117,400.00 元', warns: false },
          { label: '办后', text: '公示中 5 个工作日，到2026年3月10日', warns: false },
        ],
        takeBackSeconds: this.takeBackSeconds,
      })
    if (path === '/cases') return ok(this.list(query))
    if (path === '/work/todo') return ok(this.work())
    if (path === '/work/views') return ok({ items: [] })
    if (path === '/cases/day') return ok(this.day())
    if (/^\/cases\/[^/]+\/files$/.test(path)) return ok({ items: [], mayAttach: true })
    if (path.startsWith('/cases/batches')) {
      this.batch.push(...this.ordered.splice(0).map((one) => this.decide(one)))
      return ok({ ...this.begun(), lines: this.batch })
    }
    if (path.startsWith('/cases/')) {
      const view = this.views.get(path.slice('/cases/'.length))
      return view ? ok(view) : problem(404, '没有这个办件')
    }
    if (path === '/search')
      return ok({
        groups: [
          {
            title: '职业',
            items: [{ title: '焊工', more: '6-18-02-04', work: null, site: '/occupations/6-18-02-04' }],
          },
        ],
      })
    if (path === '/policy/expiring') return ok({ items: [] })
    if (path === '/training/classes') return ok(classes(query))
    if (path === '/catalogue/occupations') return ok({ items: [{ code: '6-18-02-04', name: '焊工' }] })
    return problem(404, '没有这个地址')
  }

  private list(query: URLSearchParams) {
    const box = query.get('box')
    const waiting = [...this.views.values()].filter(
      ({ state, number }) => state === 'review' && !this.held.has(number),
    )
    const items: CaseItem[] = box === 'todo' ? waiting : box === 'watch' ? [] : []
    const found = items.filter(({ title }) => title.includes(query.get('q') ?? ''))
    return {
      items: found,
      total: found.length,
      next: null,
      kinds: found.length > 0 ? [{ kind: 'BT', title: '技能提升补贴', count: found.length }] : [],
    }
  }

  /** The same cases as everybody's list of work. */
  private work() {
    const { items, total } = this.list(new URLSearchParams({ box: 'todo' }))
    const kind = { name: 'cases.BT', title: '技能提升补贴', place: '/cases/todo?kind=BT', beyond: false }
    return {
      items: items.map((one) => ({
        key: one.number,
        kindTitle: one.kindTitle,
        title: one.title,
        detail: one.number,
        why: '等您“通过”',
        due: null,
        workingDaysLeft: one.workingDaysLeft,
        to: `/cases/${one.number}`,
      })),
      total,
      beyond: false,
      next: null,
      previous: null,
      kinds: total > 0 ? [{ ...kind, total, overdue: 0, today: 0, week: total, first: 1 }] : [],
    }
  }

  private day() {
    const none = { total: 0, beyond: false }
    const { total } = this.list(new URLSearchParams({ box: 'todo' }))
    return {
      overdue: none,
      today: none,
      week: { total, beyond: false },
      returned: none,
      clear: none,
      own: none,
    }
  }

  private write(path: string, request: IncomingMessage, input: Record<string, unknown>): Reply {
    const header = (name: string) => request.headers[name] as string | undefined
    this.asked.push({ path, key: header('idempotency-key'), csrf: header('x-haihe-csrf'), input })
    const prepared = this.next.shift()
    if (prepared) return prepared
    if (!this.me) return problem(401, '请先登录')
    if (header('x-haihe-csrf') !== this.csrf) return problem(403, '页面已过期')
    const back = /^\/cases\/([^/]+)\/take-back$/.exec(path)
    if (back?.[1]) {
      this.held.delete(back[1])
      return ok({ number: back[1], step: 'approve', note: null })
    }
    const step = /^\/cases\/([^/]+)\/steps\/([^/]+)$/.exec(path)
    if (step?.[1] && step[2] && this.takeBackSeconds > 0 && step[2] !== 'correct')
      return this.holdBack(step[1], step[2])
    if (step?.[1]) return this.take(step[1], Number(input.revision))
    if (path === '/cases/steps') {
      this.batch = []
      this.ordered = [...(input.numbers as string[])]
      return ok({ ...this.begun(), state: 'going', total: this.ordered.length })
    }
    if (path === '/training/classes') return ok({ number: 'KB-2026-120116-000001' })
    if (path.endsWith('/roster')) return ok({ rows: 30, errors: [], returned: null })
    return ok({})
  }

  private holdBack(number: string, step: string): Reply {
    const view = this.views.get(number)
    if (!view) return problem(404, '没有这个办件')
    this.held.set(number, { step, until: Date.now() + this.takeBackSeconds * 1000 })
    return ok({ ...view, heldBack: this.decided().find((one) => one.number === number) })
  }

  /** What is decided and not real yet; what may no longer be taken back is carried out. */
  private decided() {
    for (const [number, { until }] of this.held) {
      if (until > Date.now()) continue
      this.held.delete(number)
      this.take(number, this.views.get(number)?.revision ?? 0)
    }
    return [...this.held].map(([number, { step, until }]) => ({
      number,
      title: this.views.get(number)?.title ?? '',
      step,
      stepTitle: '通过',
      by: '刘敏',
      mine: true,
      secondsLeft: Math.ceil((until - Date.now()) / 1000),
      failed: null,
    }))
  }

  private begun() {
    const done = this.batch.filter(({ state }) => state === 'done').length
    const total = this.batch.length
    const more = { secondsLeft: 0, next: null, previous: null }
    return {
      id: BATCH,
      startedAt: '2026-03-03T02:00:00.000Z',
      state: 'ended',
      total,
      done,
      left: total - done,
      ...more,
    }
  }

  /** As the server does: one that has got a doubt is left alone. */
  private decide(number: string) {
    const view = this.views.get(number)
    const line = { number, title: view?.title ?? number }
    if (!view || view.attention.length > 0) return { ...line, state: 'left', text: '有疑点，请单独看' }
    this.take(number, view.revision)
    return { ...line, state: 'done', text: '已办：通过' }
  }

  private take(number: string, revision: number): Reply {
    const view = this.views.get(number)
    if (!view) return problem(404, '没有这个办件')
    if (view.revision !== revision) return problem(409, '这件刚被别人办过')
    this.views.set(number, {
      ...view,
      state: 'notice',
      stateTitle: '公示中',
      stateTone: 'plain',
      revision: revision + 1,
      steps: [],
    })
    return ok(this.views.get(number))
  }
}

const ok = (body: unknown): Reply => ({ status: 200, body })

export const problem = (status: number, title: string, more: object = {}): Reply => ({
  status,
  body: { type: 'about:blank', title, status, ...more },
})

function classes(query: URLSearchParams) {
  const all = Array.from({ length: 45 }, (_, at) => ({
    number: `KB-2026-120116-${String(at + 1).padStart(6, '0')}`,
    title: `焊工四级 ${at + 1} 班`,
    trainees: 20 + (at % 15),
    state: at % 3 === 0 ? '已结业' : '在训',
  }))
  const state = query.get('state')
  const kept = all.filter(
    (one) => (!state || one.state === state) && one.title.includes(query.get('q') ?? ''),
  )
  if (query.get('sort') === 'trainees') kept.sort((a, b) => a.trainees - b.trainees)
  const before = query.get('before')
  const from = before ? Number(before) - 20 : Number(query.get('after') ?? 0)
  return {
    items: kept.slice(from, from + 20),
    total: kept.length,
    beyond: false,
    next: from + 20 < kept.length ? String(from + 20) : null,
    previous: from > 0 ? String(from) : null,
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** As GET /identity/me answers. */
const answerOf = ({ roles, may, posts, ...me }: Me): MeAnswer => ({
  ...me,
  roles: roles.map(({ role }) => role),
  titles: roles.map(({ title }) => title),
  permissions: may,
  posts: posts.map(({ roles: held, ...post }) => ({ ...post, titles: held.map(({ title }) => title) })),
})
