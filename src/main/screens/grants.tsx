import { Fragment, useState } from 'react'
import type { Page } from '../../kernel/verb/index.ts'

import { useAnswer } from '../../workbench/api/answer.ts'
import { useVerb } from '../../workbench/api/verb.ts'
import { announce } from '../../workbench/kit/announce.tsx'
import { Dialog } from '../../workbench/kit/dialog.tsx'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../workbench/kit/form/form.tsx'
import type { Field } from '../../workbench/kit/form/form-fields.ts'
import { ListPager, useList } from '../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { screen } from '../../workbench/shell/screen.ts'

/** 授权: which posts each account holds, for the security administrator, who makes no accounts. */
export const grantScreens = [
  screen({
    path: '/system/grants',
    title: '授权',
    permission: 'grants.manage',
    menu: { label: '授权', order: 90 },
    component: async () => ({ default: Grants }),
  }),
]

interface Grant {
  id: string
  title: string
  district: string | null
  organisation: string | null
  from: string
  to: string | null
}

interface Holder {
  id: string
  login: string | null
  label: string
  kind: 'citizen' | 'official' | 'organisation'
  duty: string
  disabled: boolean
  ready: boolean
  waiting: boolean
  grants: Grant[]
}

interface Post {
  post: string
  title: string
  scope: string
  duty: string
  powers: string[]
}

interface District {
  code: string
  name: string
}

function Grants() {
  const { answer, waiting, failure, again } = useList<Page<Holder>>('/grants')
  const places = useAnswer<{ districts: District[] }>('/organisations')
  const table = useAnswer<{ posts: Post[] }>('/posts')
  const withdraw = useVerb<{ grant: string }>('POST /grants/{grant}/withdraw')
  const resume = useVerb<{ account: string }>('POST /accounts/{account}/resume')
  const [giving, setGiving] = useState<Holder | null>(null)
  const districts = places.answer?.districts ?? []
  const posts = table.answer?.posts ?? []
  const placeOf = ({ district, organisation }: Grant): string => {
    if (district) return districts.find(({ code }) => code === district)?.name ?? district
    return organisation ? '本单位' : '全市'
  }
  async function takeBack(grant: string) {
    if (await withdraw.run({ grant })) announce('已收回，下一次操作起生效。')
  }
  async function goOn(account: string) {
    if (await resume.run({ account })) announce('岗位已恢复。')
  }
  return (
    <div className="page">
      <h1>授权</h1>
      <p>岗位从授权那天起生效。系统、安全、审计三类管理员各用专门的账号，不兼业务。不能给自己授权。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
      {resume.failure && <FailureNote failure={resume.failure} />}
      {waiting && <Waiting what="正在取授权" />}
      {answer?.items.length === 0 && <Empty text="还没有账号，请系统管理员先建。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="账号和授权"
          rows={answer.items}
          rowKey={(holder) => holder.id}
          columns={[
            {
              title: '账号',
              show: (holder) => (
                <>
                  {holder.label}
                  <br />
                  <small>
                    {holder.login ?? '市民'}
                    {holder.disabled ? ' · 已停用' : ''}
                  </small>
                </>
              ),
            },
            {
              title: '岗位',
              show: (holder) => (
                <>
                  {holder.grants.length === 0 && '没有岗位'}
                  {holder.grants.map((grant) => (
                    <p key={grant.id}>
                      {grant.title} · {placeOf(grant)} · {grant.from} 起{grant.to ? `，${grant.to} 止` : ''}{' '}
                      <button
                        type="button"
                        className="btn ghost"
                        disabled={withdraw.busy}
                        onClick={() => void takeBack(grant.id)}
                      >
                        收回
                      </button>
                    </p>
                  ))}
                </>
              ),
            },
            {
              title: '办理',
              show: (holder) => (
                <span className="buttons">
                  <button type="button" className="btn" onClick={() => setGiving(holder)}>
                    授岗位
                  </button>
                  {holder.waiting && holder.ready && (
                    <button
                      type="button"
                      className="btn ghost"
                      disabled={resume.busy}
                      onClick={() => void goOn(holder.id)}
                    >
                      恢复岗位
                    </button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {answer && <ListPager of="账号和授权" page={answer} />}
      <PostTable posts={posts} />
      <Dialog title="授岗位" open={giving !== null} onClose={() => setGiving(null)}>
        {giving && (
          <HhForm
            title={`给 ${giving.label} 授岗位`}
            fields={fieldsFor(giving, posts, districts)}
            verb="POST /grants"
            fixed={{ account: giving.id }}
            submit="授权"
            onDone={() => {
              setGiving(null)
              announce('已授权。')
              again()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

/** What each post may do, as the city has laid down. */
const PostTable = ({ posts }: { posts: readonly Post[] }) => (
  <details className="card pad">
    <summary>每个岗位可以做什么</summary>
    <dl>
      {posts.map(({ post, title, powers }) => (
        <Fragment key={post}>
          <dt>{title}</dt>
          <dd>{powers.join('、')}</dd>
        </Fragment>
      ))}
    </dl>
  </details>
)

/** What is asked of an account: only the posts that it can hold, and where. */
function fieldsFor({ kind, duty }: Holder, posts: readonly Post[], districts: readonly District[]): Field[] {
  const fitting = posts.filter(({ scope, duty: of }) => {
    if (scope === 'self' || of !== duty) return false
    return kind === 'official' ? scope !== 'organisation' : scope === 'organisation'
  })
  return [
    {
      key: 'role',
      title: '岗位',
      kind: 'choice',
      required: true,
      choices: fitting.map(({ post, title }) => ({ value: post, text: title })),
    },
    ...(kind === 'official'
      ? [
          {
            key: 'district',
            title: '区',
            kind: 'choice' as const,
            hint: '区里的岗位选区；市里的岗位不选',
            choices: districts.map(({ code, name }) => ({ value: code, text: name })),
          },
        ]
      : [
          {
            key: 'organisation',
            title: '单位',
            kind: 'lookup' as const,
            required: true,
            verb: '/organisations' as const,
            option: ({ id, name }: { id: string; name: string }) => ({ value: id, text: name }),
          },
        ]),
    { key: 'from', title: '从哪天起', kind: 'day', hint: '不填就从今天起' },
    { key: 'to', title: '到哪天止', kind: 'day', hint: '不填就一直有效' },
  ]
}
