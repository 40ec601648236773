import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { LoginView } from '../../kernel/identity/sign-in/login-view.ts'
import { qrSvg } from '../../kernel/value/text/qr.ts'
import type { DemoAccount } from '../demo/people/accounts.ts'

interface Drawing {
  view: LoginView
  /** The token against forged forms. */
  token: string
  accounts: readonly DemoAccount[]
  /** The authenticator code of a demo account right now. */
  qr: string | null
}

/** Draws a page of signing in (登录); every form sends without JavaScript. */
export async function drawLogin(
  view: LoginView,
  token: string,
  accounts: readonly DemoAccount[],
): Promise<string> {
  const qr = view.step === 'enrol' ? await qrSvg(view.uri) : null
  return renderToStaticMarkup(createElement(LoginSteps, { view, token, accounts, qr }))
}

const TITLES: Record<LoginView['step'], string> = {
  start: '登录',
  code: '输入动态口令',
  'new-password': '设置新密码',
  enrol: '绑定动态口令',
  first: '设置密码',
}

/** The heading of a step, also the page's title. */
export const loginTitle = (view: LoginView): string => TITLES[view.step]

function LoginSteps({ view, token, accounts, qr }: Drawing) {
  return (
    <div className="login">
      <h1>{loginTitle(view)}</h1>
      {view.problem && (
        <div className="error-summary" role="alert">
          <h2>{view.problem.title}</h2>
          <p>{view.problem.detail}</p>
        </div>
      )}
      {view.step === 'start' && <Start view={view} token={token} accounts={accounts} />}
      {view.step === 'code' && (
        <LoginForm action="/login/totp" next={view.next} token={token} button="登录">
          <Field name="code" label="手机应用上的 6 位数字" autoComplete="one-time-code" inputMode="numeric" />
        </LoginForm>
      )}
      {view.step === 'new-password' && (
        <LoginForm action="/login/setup/password" next={view.next} token={token} button="保存新密码">
          <p>{view.label}，初始密码只能用一次，请换成自己的密码。</p>
          <Field name="current" label="现在的密码" type="password" autoComplete="current-password" />
          <Field name="password" label="新密码" type="password" autoComplete="new-password" />
          <Field name="again" label="再输一次新密码" type="password" autoComplete="new-password" />
        </LoginForm>
      )}
      {view.step === 'first' && (
        <LoginForm action="/login/first" next="" token={token} button="保存密码">
          <p>
            {view.label}，您的登录名是 <strong>{view.login}</strong>。请设置自己的密码，下一步绑定动态口令。
          </p>
          <input type="hidden" name="token" value={view.token} />
          <Field name="password" label="密码" type="password" autoComplete="new-password" />
          <Field name="again" label="再输一次密码" type="password" autoComplete="new-password" />
        </LoginForm>
      )}
      {view.step === 'enrol' && (
        <LoginForm action="/login/setup/totp" next={view.next} token={token} button="绑定并登录">
          <p>{view.label}，请用手机上的动态口令应用扫这个码，然后输入它显示的 6 位数字。</p>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own SVG of a code */}
          <div className="login-qr" dangerouslySetInnerHTML={{ __html: qr ?? '' }} />
          <p>
            扫不了时，手工输入密钥：<code>{view.secret}</code>
          </p>
          <Field name="code" label="手机应用上的 6 位数字" autoComplete="one-time-code" inputMode="numeric" />
        </LoginForm>
      )}
    </div>
  )
}

function Start({
  view,
  token,
  accounts,
}: {
  view: LoginView & { step: 'start' }
  token: string
  accounts: readonly DemoAccount[]
}) {
  return (
    <Fragment>
      {view.oidc && (
        <section className="card pad" aria-labelledby="citizen-door">
          <h2 id="citizen-door">市民</h2>
          <p>用统一身份认证登录，不用另设密码。</p>
          <p>
            <a className="btn" href={`/login/oidc/start?next=${encodeURIComponent(view.next)}`}>
              用统一身份登录
            </a>
          </p>
        </section>
      )}
      <section className="card pad" aria-labelledby="official-door">
        <h2 id="official-door">工作人员和机构</h2>
        <LoginForm action="/login/password" next={view.next} token={token} button="下一步">
          <Field name="login" label="登录名" autoComplete="username" value={view.login} />
          <Field name="password" label="密码" type="password" autoComplete="current-password" />
        </LoginForm>
      </section>
      {view.demo && accounts.length > 0 && (
        <section className="card pad" aria-labelledby="demo-door">
          <h2 id="demo-door">演示账号</h2>
          <p>一键进入，每个岗位一个。也可以用登录名、密码“{accounts[0]?.password}”和动态口令登录。</p>
          <ul className="demo-accounts">
            {accounts.map((one) => (
              <li key={one.login}>
                <form method="post" action="/demo/enter">
                  <input type="hidden" name="account" value={one.login} />
                  <input type="hidden" name="next" value={view.next} />
                  <input type="hidden" name="_csrf" value={token} />
                  <button className="btn ghost" type="submit">
                    {one.title}
                  </button>
                </form>
                <span>
                  {one.login} · {one.does}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Fragment>
  )
}

function LoginForm(props: {
  action: string
  next: string
  token: string
  button: string
  children: ReactNode
}) {
  return (
    <form method="post" action={props.action}>
      {props.children}
      <input type="hidden" name="next" value={props.next} />
      <input type="hidden" name="_csrf" value={props.token} />
      <p>
        <button className="btn" type="submit">
          {props.button}
        </button>
      </p>
    </form>
  )
}

function Field(props: {
  name: string
  label: string
  type?: string
  autoComplete: string
  inputMode?: 'numeric'
  value?: string
}) {
  return (
    <div className="field">
      <label htmlFor={props.name}>{props.label}</label>
      <input
        id={props.name}
        name={props.name}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        defaultValue={props.value}
        required
      />
    </div>
  )
}
