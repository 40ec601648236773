import { useEffect } from 'react'
import { Go } from './search/go.tsx'
import { useTitle } from './title.ts'

/** For an address that no screen has. */
export function NoSuchScreen() {
  useTitle('没有这个页面')
  return (
    <div className="page">
      <h1>没有这个页面</h1>
      <p>
        地址可能抄漏了，或者这个页面已经改名。可以从<Go to="/">工作台首页</Go>进入，也可以按 Ctrl K 搜索。
      </p>
    </div>
  )
}

/** For a screen that fell over, or whose code was replaced by a newer release while it was open. */
export function ScreenBroke({ error }: { error: unknown }) {
  const replaced = /dynamically imported module|Importing a module|module script/i.test(String(error))
  useEffect(() => console.error(error), [error])
  return (
    <div className="page">
      <h1>{replaced ? '工作台已更新' : '这一页出了问题'}</h1>
      <p role="alert">
        {replaced ? '请刷新页面，继续使用新版本。' : '已办成的事不受影响。请刷新页面后再试。'}
      </p>
      <p className="buttons">
        <button type="button" className="btn" onClick={() => location.reload()}>
          刷新页面
        </button>
      </p>
    </div>
  )
}
