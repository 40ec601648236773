import { isLocal } from '../answers.ts'
import { Button } from '../kit/button.tsx'
import { Form } from '../kit/form.tsx'
import { HiddenField } from '../kit/hidden-field.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { PageHeading } from '../kit/page-heading.tsx'
import { TextField } from '../kit/text-field.tsx'
import { type Action, page, type Visit } from '../page.ts'

/** The ways in that the deployment offers. */
export interface LoginDoors {
  /** Where citizens sign in with the city's identity (统一身份); the place to come back to is added as `next`. */
  citizen: { title: string; href: string } | null
  /** Demo accounts, one per role; empty outside the demo. */
  demo: readonly { account: string; role: string; does: string }[]
}

interface LoginProps {
  doors: LoginDoors
  next: string
}

interface LoginPageOptions {
  doors(visit: Visit): LoginDoors | Promise<LoginDoors>
  /** Signs in with `account`, `password` and, for officials, the six digits in `code`; goes on to `next`. */
  password: Action
  /** Signs in as the demo account in `account`; only in the demo. */
  demo?: Action
}

/** /login: citizens through the city's identity, officials and organisations by password and code. */
export const loginPage = ({ doors, password, demo }: LoginPageOptions) =>
  page({
    path: '/login',
    title: '登录',
    section: 'my',
    personal: true,
    load: async (visit): Promise<LoginProps> => ({
      doors: await doors(visit),
      next: isLocal(visit.query.next ?? '') ? (visit.query.next ?? '/') : '/',
    }),
    view: ({ doors: offered, next }: LoginProps) => (
      <>
        <PageHeading title="登录" />
        <div className="two">
          {offered.citizen && (
            <section className="card pad" aria-labelledby="citizen">
              <h2 id="citizen">个人</h2>
              <p>用{offered.citizen.title}登录，不用另设密码。</p>
              <p className="row">
                <LinkButton href={`${offered.citizen.href}?next=${encodeURIComponent(next)}`}>
                  用{offered.citizen.title}登录
                </LinkButton>
              </p>
            </section>
          )}
          <section className="card pad" aria-labelledby="staff">
            <h2 id="staff">单位与工作人员</h2>
            <Form action="password" label="单位与工作人员登录">
              <HiddenField name="next" value={next} />
              <TextField name="account" label="账号" autoComplete="username" maxLength={100} />
              <TextField
                name="password"
                label="密码"
                type="password"
                autoComplete="current-password"
                maxLength={200}
              />
              <TextField
                name="code"
                label="动态口令"
                hint="手机口令器上的 6 位数字；没有绑定的不填。"
                optional
                keys="numeric"
                autoComplete="one-time-code"
                maxLength={8}
                width="short"
              />
              <Button>登录</Button>
            </Form>
          </section>
        </div>
        {demo && offered.demo.length > 0 && <DemoDoors accounts={offered.demo} next={next} />}
      </>
    ),
    actions: demo ? { password, demo } : { password },
  })

const DemoDoors = ({ accounts, next }: { accounts: LoginDoors['demo']; next: string }) => (
  <section className="blk" aria-labelledby="demo-doors">
    <h2 id="demo-doors">演示账号</h2>
    <p className="muted">点一下就以这个岗位进入，只在演示系统里有。</p>
    <Form action="demo" label="演示账号" className="demo-doors">
      <HiddenField name="next" value={next} />
      {accounts.map(({ account, role, does }) => (
        <button key={account} className="card" type="submit" name="account" value={account}>
          <b>{role}</b>
          <span>{does}</span>
        </button>
      ))}
    </Form>
  </section>
)
