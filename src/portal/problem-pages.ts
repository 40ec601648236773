import { createElement } from 'react'
import { Problem } from '../kernel/verb/problem.ts'
import { KeptPage } from './pages/kept.tsx'
import { ProblemPage } from './pages/problem.tsx'
import { emptyFilling } from './request/filling.ts'
import { html } from './request/http-answers.ts'
import type { House, PageRequest, Rendered } from './request/page-request.ts'
import { addressOf } from './shell/frame.ts'

/** What a fault of the program is called; its inside stays inside. */
export const FAULT = new Problem(500, '系统出了问题', {
  detail: '已经记录。您填的内容没有丢失，请稍后再试，或拨打服务电话。',
})

/** A problem as a page that says what happened and where to go on. */
export function renderProblem(house: House, request: PageRequest, found: Problem): Rendered {
  const rendered = html(house, request, {
    status: found.status,
    cache: 'no-store',
    filling: emptyFilling(addressOf(request), '', ''),
    props: null,
    page: {
      title: found.title,
      view: () =>
        createElement(ProblemPage, {
          status: found.status,
          title: found.title,
          detail: found.detail,
          phone: house.site.phone,
          requestId: found.status >= 500 ? request.requestId : null,
        }),
    },
  })
  if (found.retryAfter) rendered.headers['retry-after'] = String(found.retryAfter)
  return rendered
}

/** For whoever posted after being signed out: everything that was typed, kept until they have signed in again. */
export const renderKept = (house: House, request: PageRequest): Rendered =>
  html(house, request, {
    status: 401,
    cache: 'no-store',
    filling: emptyFilling(addressOf(request), house.newKey(), request.token),
    props: null,
    page: {
      title: '请先登录',
      view: () =>
        createElement(KeptPage, {
          fields: [...(request.posted?.fields ?? [])].filter(([name]) => name !== '_csrf' && name !== '_key'),
          files: Object.keys(request.posted?.files ?? {}).length > 0,
        }),
    },
  })
