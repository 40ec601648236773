import { allows } from '../kernel/verb/access.ts'
import { Problem } from '../kernel/verb/problem.ts'
import type { AnyPage } from './page.ts'
import { FAULT, renderKept, renderProblem } from './problem-pages.ts'
import { act } from './request/act.ts'
import { Downloaded, NotFound, Redirect } from './request/answers.ts'
import { begunOn, keeps } from './request/drafts.ts'
import { emptyFilling, type Filling } from './request/filling.ts'
import { html, passed, sent } from './request/http-answers.ts'
import type { House, PageRequest, Rendered } from './request/page-request.ts'
import { preferencesOf, remembering } from './request/preferences.ts'
import { visitOf } from './request/visit.ts'
import { addressOf, loginAddress } from './shell/frame.ts'
import { readQuery } from './texts.ts'

/** Answers one request for a page: checks who may, reads or acts, and renders; never throws. */
export async function renderPage(house: House, page: AnyPage, request: PageRequest): Promise<Rendered> {
  try {
    return remembering(request, await answer(house, page, request))
  } catch (error) {
    if (!(error instanceof Problem)) request.report(error)
    return remembering(request, renderProblem(house, request, error instanceof Problem ? error : FAULT))
  }
}

async function answer(house: House, page: AnyPage, request: PageRequest): Promise<Rendered> {
  const posts = request.method === 'POST'
  if (!(posts ? page.actions : request.method === 'GET' || request.method === 'HEAD')) {
    const refused = renderProblem(house, request, new Problem(405, '这个页面不支持这种操作'))
    refused.headers.allow = page.actions ? 'GET, HEAD, POST' : 'GET, HEAD'
    return refused
  }
  if (!allows(page.who, request.actor)) {
    if (request.actor.kind !== 'public')
      throw new Problem(403, '您无权查看这个页面', {
        detail: '它不在您的岗位权限内。如应由您办理，请联系安全管理员调整授权。',
      })
    return posts ? renderKept(house, request) : passed(loginAddress(request))
  }
  const visit = visitOf(house, request)
  const empty = emptyFilling(addressOf(request), house.newKey(), request.token, {
    elder: preferencesOf(readQuery(request.query), request.cookies).mode === 'elder',
    keeps: keeps(house, request),
    begun: page.actions ? await begunOn(house, request) : [],
  })
  if (!posts) return show(house, page, request, await page.load(visit), empty, 200)

  const done = await act(house, page, request, visit, empty)
  if (done.kind === 'redirect') return passed(done.redirect.to, done.redirect.cookies)
  if (done.kind === 'downloaded') return sent(done.downloaded)
  if (done.kind === 'shown') return show(house, page, request, done.props, empty, 200)
  if (done.kind === 'kept') return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' }
  if (done.kind === 'signed-out') return renderKept(house, request)
  return show(house, page, request, await page.load(visit), done.filling, done.status)
}

function show(
  house: House,
  page: AnyPage,
  request: PageRequest,
  loaded: unknown,
  filling: Filling,
  status: number,
): Rendered | Promise<Rendered> {
  if (loaded instanceof NotFound) throw new Problem(404, loaded.what ?? '没有这个页面')
  if (loaded instanceof Redirect) return passed(loaded.to, loaded.cookies)
  if (loaded instanceof Downloaded) return sent(loaded)
  const open = !page.personal && !page.actions && request.actor.kind === 'public' && status === 200
  return html(house, request, {
    status,
    cache: open ? 'no-cache' : 'no-store',
    page,
    props: loaded,
    filling,
  })
}
