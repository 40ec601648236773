import { csrfToken } from '../../api/csrf.ts'
import { changeAppearance, useAppearance } from '../look/appearance.ts'
import { Disclosure } from '../look/disclosure.tsx'
import type { Me } from '../me.ts'
import { otherPosts } from './posts.ts'
import { TakePost } from './take-post.tsx'

/** Who is signed in, how the workbench looks, and the way out. */
export function MeMenu({ me }: { me: Me }) {
  const { mode, theme } = useAppearance()
  return (
    <Disclosure label={me.label}>
      {() => (
        <ul className="me">
          <TakePost posts={otherPosts(me)} />
          <li>
            <button
              type="button"
              aria-pressed={mode === 'elder'}
              onClick={() => changeAppearance({ mode: mode === 'elder' ? 'normal' : 'elder' })}
            >
              大字模式
            </button>
          </li>
          <li>
            <button
              type="button"
              aria-pressed={theme === 'dark'}
              onClick={() => changeAppearance({ theme: theme === 'dark' ? 'light' : 'dark' })}
            >
              深色
            </button>
          </li>
          <li>
            <a href="/">公众网站</a>
          </li>
          <li>
            <form method="post" action="/logout">
              <input type="hidden" name="_csrf" value={csrfToken()} />
              <button type="submit">退出登录</button>
            </form>
          </li>
        </ul>
      )}
    </Disclosure>
  )
}
