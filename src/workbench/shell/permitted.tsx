import type { ReactNode } from 'react'
import { useMay } from './me.ts'
import type { Screen } from './screen.ts'
import { useTitle } from './title.ts'

/** Shows a screen to those who may see it. The server refuses the others anyway; this says so in words. */
export function Permitted({ screen, children }: { screen: Screen; children: ReactNode }) {
  const may = useMay(screen.permission)
  useTitle(screen.title)
  if (may) return children
  return (
    <div className="page">
      <h1>您没有“{screen.title}”的权限</h1>
      <p>您现在的岗位不办这件事。如果应当由您办理，请联系本单位的安全管理员调整授权。</p>
    </div>
  )
}
