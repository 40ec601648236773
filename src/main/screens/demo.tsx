import { useState } from 'react'
import { useVerb } from '../../workbench/api/verb.ts'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { screen } from '../../workbench/shell/screen.ts'

const demo = document.querySelector<HTMLMetaElement>('meta[name="demo"]')?.content === 'true'

/** 重置演示: only where the city is one of the demo. */
export const demoScreens = demo
  ? [
      screen({
        path: '/system/demo',
        title: '重置演示',
        permission: 'accounts.manage',
        menu: { label: '重置演示', order: 95 },
        component: async () => ({ default: ResetDemo }),
      }),
    ]
  : []

function ResetDemo() {
  const reset = useVerb<Record<string, never>, { began: true }>('POST /demo/reset')
  const [sure, setSure] = useState(false)
  const [under, setUnder] = useState(false)
  if (under)
    return (
      <div className="page">
        <h1>正在重置演示</h1>
        <p role="status">大约半分钟。重新生成以后，这一页会自己打开首页。</p>
      </div>
    )
  return (
    <div className="page">
      <h1>重置演示</h1>
      <p>演示城市会回到刚装好的样子，日期按今天重新排。</p>
      <div className="note warn">
        <ul>
          <li>大家在演示里做过的事全部清除：办件、考试、证书、拨付、消息、导览、审计日志。</li>
          <li>所有人退出登录；演示账号和密码不变。</li>
          <li>大约半分钟，其间网站打不开。不能撤回。</li>
        </ul>
      </div>
      {reset.failure && <FailureNote failure={reset.failure} />}
      <p>
        <label className="choice">
          <input type="checkbox" checked={sure} onChange={() => setSure(!sure)} />
          我知道：现在演示里的数据都会清除。
        </label>
      </p>
      <p className="buttons">
        <button
          type="button"
          className="btn bad"
          disabled={!sure || reset.busy}
          onClick={() =>
            void reset.run({}).then((done) => {
              if (!done) return
              setUnder(true)
              void backAgain()
            })
          }
        >
          重置演示
        </button>
      </p>
    </div>
  )
}

/** Opens the site again once it is there; first it must have gone. */
async function backAgain(): Promise<void> {
  const ready = async () => (await fetch('/readyz').catch(() => null))?.ok ?? false
  const pause = () => new Promise((done) => setTimeout(done, 1000))
  for (let tries = 0; tries < 10 && (await ready()); tries += 1) await pause()
  while (!(await ready())) await pause()
  location.assign('/')
}
