import type { FastifyReply, FastifyRequest } from 'fastify'

/** What went wrong at the door, in words; `wait` in seconds where trying again must wait. */
export interface LoginProblem {
  title: string
  detail: string
  /** The field to go back to. */
  field: 'login' | 'password' | 'code' | 'current' | 'again' | null
  wait: number | null
}

/**
 * A page of signing in (登录页), to be drawn by the portal. Its form posts to `FORMS[step]` and works without
 * JavaScript; each carries `next` and the portal's `_csrf` as hidden fields.
 */
export type LoginView = {
  /** HTTP status to answer with. */
  status: number
  /** Local path to go to afterwards, '' for the home of whoever signs in. */
  next: string
  problem: LoginProblem | null
} & (
  | {
      /** Fields login, password; beside it a link to /login/oidc/start?next=…, and in the demo /demo/enter. */
      step: 'start'
      login: string
      oidc: boolean
      demo: boolean
    }
  /** Field code: the six digits of the authenticator app. */
  | { step: 'code' }
  /** Fields current, password, again: one's own password in place of the initial or the old one. */
  | { step: 'new-password'; label: string }
  /** Fields token (hidden), password, again: the first password of an account, by the link that was made for it. */
  | { step: 'first'; label: string; login: string; token: string }
  /** Field code; `uri` is to be shown as a QR code, `secret` to be typed where there is no camera. */
  | { step: 'enrol'; label: string; secret: string; uri: string }
)

/** Where the form of each page posts to. */
export const FORMS = {
  start: '/login/password',
  code: '/login/totp',
  'new-password': '/login/setup/password',
  enrol: '/login/setup/totp',
  first: '/login/first',
} as const satisfies Record<LoginView['step'], string>

/** Draws a sign-in page and sends it. */
export type ShowLogin = (request: FastifyRequest, reply: FastifyReply, view: LoginView) => unknown

/** What went wrong, by its cause. */
export const PROBLEMS = {
  wrong: {
    title: '登录名或密码不对',
    detail:
      '请检查大小写后重试。初始密码 72 小时内有效；忘记密码、初始密码过期或账号停用，请找本单位的系统管理员。',
    field: 'password',
    wait: null,
  },
  wrongCode: {
    title: '动态口令不对',
    detail: '请输入手机应用上正在显示的 6 位数字。如果总是不对，请检查手机时间是否自动校准。',
    field: 'code',
    wait: null,
  },
  usedCode: {
    title: '这个动态口令已经用过',
    detail: '每个口令只能用一次，请等手机应用显示下一个（最多 30 秒）再输入。',
    field: 'code',
    wait: null,
  },
  started: {
    title: '登录超时，请重新开始',
    detail: '输入密码后要在 10 分钟内输入动态口令，错 5 次也要重新开始。',
    field: 'login',
    wait: null,
  },
  forged: {
    title: '这次提交不是从本站页面发出的',
    detail: '为了您的安全没有办理。请在本页重新填写。',
    field: null,
    wait: null,
  },
  current: { title: '原密码不对', detail: '请再输入一次您登录时用的密码。', field: 'current', wait: null },
  again: { title: '两次输入的新密码不一样', detail: '请重新输入。', field: 'again', wait: null },
  same: { title: '新密码不能和原密码一样', detail: '请换一个新密码。', field: 'password', wait: null },
  linkOver: {
    title: '这个链接已经用过或过期',
    detail: '链接 72 小时内有效，只能用一次。请向给您链接的人要一个新的。',
    field: null,
    wait: null,
  },
  cancelled: { title: '您取消了登录', detail: '如要办理本人事项，请重新登录。', field: null, wait: null },
  outOfDate: {
    title: '这次登录已经过期或用过了',
    detail: '请从本页重新登录一次，不要用收藏夹或历史记录里的登录地址。',
    field: null,
    wait: null,
  },
  provider: {
    title: '统一身份平台没有完成登录',
    detail: '请重新登录一次。如果还是不行，请稍后再试或拨打服务电话。',
    field: null,
    wait: null,
  },
  claims: {
    title: '统一身份平台没有给出您的实名信息',
    detail: '请先在统一身份平台完成实名认证，再回来登录。',
    field: null,
    wait: null,
  },
  disabled: { title: '这个账号已经停用', detail: '如有疑问，请拨打服务电话。', field: null, wait: null },
} as const satisfies Record<string, LoginProblem>

/** Too many tries: how long to wait, in words. */
export function tooOften(seconds: number, field: LoginProblem['field']): LoginProblem {
  const words = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  return {
    title: '试的次数太多，请稍后再试',
    detail: `请等 ${words}后再试。在您以前登录过的电脑或手机上不受别处的影响。`,
    field,
    wait: seconds,
  }
}
