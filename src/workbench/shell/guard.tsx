import { type ReactNode, useEffect } from 'react'
import { asFailure } from '../api/answer.ts'
import { FailureNote } from '../kit/failure-note.tsx'
import { Waiting } from '../kit/waiting.tsx'
import { loginAddress } from './login-address.ts'
import { type Me, MeContext, useWhoAmI } from './me.ts'
import { TakePost } from './menu/take-post.tsx'

/** Lets in whoever is signed in as an official or for an organisation; sends others to sign in. */
export function Guard({ children }: { children: ReactNode }) {
  const { data: me, error, refetch } = useWhoAmI()
  const failure = error ? asFailure(error) : null
  const stranger = me ? me.kind === 'public' : failure?.kind === 'signed-out'
  useEffect(() => {
    if (stranger) location.replace(loginAddress(location))
  }, [stranger])
  if (stranger) return <Waiting what="正在转到登录页" />
  if (me?.kind === 'citizen') return <NotHere me={me} />
  if (me) return <MeContext value={me}>{children}</MeContext>
  if (failure) {
    return (
      <main className="alone">
        <h1>工作台打不开</h1>
        <FailureNote failure={failure} again={() => void refetch()} />
      </main>
    )
  }
  return <Waiting what="正在打开工作台" />
}

function NotHere({ me }: { me: Me }) {
  return (
    <main className="alone">
      <h1>这里是工作人员和单位的工作台</h1>
      <p>您现在以“{me.label}”的身份登录。个人的办件、证书和补贴在“我的”里。</p>
      {me.posts.length > 0 && (
        <>
          <h2>您可以为单位办事</h2>
          <ul className="stack">
            <TakePost posts={me.posts} className="btn" />
          </ul>
        </>
      )}
      <p className="buttons">
        <a className="btn" href="/my">
          到“我的”
        </a>
        <a className="btn ghost" href={loginAddress(location)}>
          换一个身份登录
        </a>
      </p>
    </main>
  )
}
