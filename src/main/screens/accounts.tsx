import { useState } from 'react'
import type { Page } from '../../kernel/verb/index.ts'
import { useVerb } from '../../workbench/api/verb.ts'
import { announce } from '../../workbench/kit/announce.tsx'
import { Dialog } from '../../workbench/kit/dialog.tsx'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../workbench/kit/form/form.tsx'
import { ListPager, useList } from '../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { screen } from '../../workbench/shell/screen.ts'

/** 账号: who may sign in at all, for the system administrator. What they may do is the security administrator's. */
export const accountScreens = [
  screen({
    path: '/system/accounts',
    title: '账号',
    permission: 'accounts.manage',
    menu: { label: '账号', order: 90 },
    component: async () => ({ default: Accounts }),
  }),
]

interface Account {
  id: string
  login: string
  label: string
  kind: 'official' | 'organisation'
  disabled: boolean
  ready: boolean
  waiting: boolean
}

const standing = ({ disabled, ready, waiting }: Account): string => {
  if (disabled) return '已停用'
  if (waiting) return ready ? '重置后待安全管理员恢复' : '已重置，待本人设置'
  return ready ? '在用' : '待本人设密码、绑动态口令'
}

function Accounts() {
  const { answer, waiting, failure, again } = useList<Page<Account>>('/accounts')
  const [making, setMaking] = useState(false)
  const [told, setTold] = useState<{ login: string; password: string } | null>(null)
  const [chosen, setChosen] = useState<{ account: Account; act: 'reset' | 'disable' | 'enable' } | null>(null)
  return (
    <div className="page">
      <h1>账号</h1>
      <p>新账号没有任何岗位，要由安全管理员授权。初始密码 72 小时有效，请当面交给本人。</p>
      <p className="buttons">
        <button type="button" className="btn" onClick={() => setMaking(true)}>
          新建账号
        </button>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取账号" />}
      {answer?.items.length === 0 && <Empty text="还没有账号。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="账号"
          rows={answer.items}
          rowKey={(account) => account.id}
          columns={[
            { title: '登录名', show: (account) => account.login },
            {
              title: '姓名',
              show: (account) => (
                <>
                  {account.label}
                  <br />
                  <small>{account.kind === 'official' ? '公务人员' : '单位经办人'}</small>
                </>
              ),
            },
            { title: '状态', show: (account) => standing(account) },
            {
              title: '办理',
              show: (account) => (
                <span className="buttons">
                  <button
                    type="button"
                    className="btn ghost"
                    onClick={() => setChosen({ account, act: 'reset' })}
                  >
                    重置
                  </button>
                  <button
                    type="button"
                    className="btn ghost"
                    onClick={() => setChosen({ account, act: account.disabled ? 'enable' : 'disable' })}
                  >
                    {account.disabled ? '启用' : '停用'}
                  </button>
                </span>
              ),
            },
          ]}
        />
      )}
      {answer && <ListPager of="账号" page={answer} />}
      <Dialog title="新建账号" open={making} onClose={() => setMaking(false)}>
        <HhForm<{ initialPassword: string }>
          title="新建账号"
          fields={[
            {
              key: 'kind',
              title: '谁用',
              kind: 'choice',
              required: true,
              choices: [
                { value: 'official', text: '公务人员' },
                { value: 'organisation', text: '单位经办人' },
              ],
            },
            {
              key: 'login',
              title: '登录名',
              kind: 'text',
              required: true,
              longest: 40,
              hint: '3 到 40 位小写字母、数字、点或横线',
            },
            { key: 'label', title: '姓名和单位', kind: 'text', required: true, longest: 60 },
          ]}
          verb="POST /accounts"
          submit="新建"
          onDone={({ initialPassword }) => {
            setMaking(false)
            setTold({ login: '新账号', password: initialPassword })
            again()
          }}
        />
      </Dialog>
      <Dialog title="初始密码" open={told !== null} onClose={() => setTold(null)}>
        {told && (
          <p>
            {told.login}的初始密码是 <strong>{told.password}</strong>，只显示这一次。请当面交给本人。
          </p>
        )}
      </Dialog>
      {chosen && (
        <Change
          {...chosen}
          onClose={() => setChosen(null)}
          onDone={(password) => {
            setChosen(null)
            if (password) setTold({ login: chosen.account.login, password })
            else announce('已办理。')
            again()
          }}
        />
      )}
    </div>
  )
}

const ACTS = {
  reset: { title: '重置账号', what: '密码和动态口令作废，岗位暂停，等本人重新设好、安全管理员恢复。' },
  disable: { title: '停用账号', what: '立即在所有设备上退出，不能再登录。' },
  enable: { title: '启用账号', what: '可以再登录，岗位照旧。' },
} as const

function Change({
  account,
  act,
  onClose,
  onDone,
}: {
  account: Account
  act: keyof typeof ACTS
  onClose: () => void
  onDone: (password: string | null) => void
}) {
  const change = useVerb<{ account: string }, { initialPassword?: string }>(`POST /accounts/{account}/${act}`)
  async function go() {
    const answer = await change.run({ account: account.id })
    if (answer) onDone(answer.initialPassword ?? null)
  }
  return (
    <Dialog title={ACTS[act].title} open onClose={onClose}>
      <p>
        {account.login}（{account.label}）：{ACTS[act].what}
      </p>
      {change.failure && <FailureNote failure={change.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={change.busy} onClick={() => void go()}>
          {ACTS[act].title}
        </button>
      </p>
    </Dialog>
  )
}
