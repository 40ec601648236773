import { z } from 'zod'
import { dutiesOf, type Permission, type Permissions, permissionTitle } from '../../identity/permissions.ts'
import { DUTIES, type Duty, KERNEL_ROLES, type Roles, SCOPES } from '../../identity/roles.ts'
import { check } from './check-located.ts'
import type { Located } from './located.ts'

/** `posts.yaml`: which post holds which permission (岗位权限表). */
const postsFile = z.strictObject({
  source: z.string().min(1),
  status: z.enum(['confirmed', 'assumed']),
  posts: z.array(
    z.strictObject({
      post: z.string().regex(/^[a-z]+(-[a-z]+)*$/, '岗位代号用小写字母，词之间用横线'),
      title: z.string().min(1),
      level: z.enum(SCOPES),
      duty: z.enum(DUTIES),
      may: z.array(z.string()).min(1),
    }),
  ),
})

const DUTY_TITLES: Record<Duty, string> = {
  business: '业务',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
}

/**
 * Who may what in this city. Refuses, with file and line, a permission that no module names or that nobody holds, a post
 * that stands twice, and a post with two duties: the three administrators (三员) and business stay apart whatever a
 * city writes.
 */
export function readPosts(located: Located, permissions: Permissions, problems: string[]): Roles {
  const file = check(postsFile, located, problems)
  if (file === null) return {}
  const { posts } = file
  const fault = (path: (string | number)[], what: string) => problems.push(`${located.at(path)}: ${what}`)
  for (const [at, { post, duty, level, may }] of posts.entries()) {
    if (posts.findIndex((one) => one.post === post) < at) fault(['posts', at], `岗位 ${post} 写了两次`)
    const own = KERNEL_ROLES.some((name) => name === post && name !== 'citizen') ? post : 'business'
    if (duty !== own) fault(['posts', at, 'duty'], `${post} 的职责应为 ${own}（${DUTY_TITLES[own as Duty]}）`)
    if ((post === 'citizen') !== (level === 'self'))
      fault(['posts', at, 'level'], '只有市民（citizen）的岗位属于本人（self），不用授权')
    for (const [place, name] of may.entries()) {
      const entry = permissions[name]
      const line = ['posts', at, 'may', place]
      if (entry === undefined) fault(line, `没有 ${name} 这项权限`)
      else if (may.indexOf(name) < place) fault(line, `${name} 在这个岗位里写了两次`)
      else if (!dutiesOf(entry).includes(duty)) fault(line, twoDuties(post, duty, name, dutiesOf(entry)))
    }
  }
  for (const name of KERNEL_ROLES)
    if (!posts.some(({ post }) => post === name)) fault(['posts'], `缺少岗位 ${name}`)
  const held = new Set(posts.flatMap(({ may }) => may))
  for (const [name, entry] of Object.entries(permissions))
    if (!held.has(name)) fault(['posts'], `没有一个岗位有 ${name}（${permissionTitle(entry)}）`)
  return Object.fromEntries(
    posts.map(({ post, title, level, duty, may }) => [
      post,
      {
        title,
        scope: level,
        duty,
        may: may as Permission[],
        powers: may.map((name) => permissionTitle(permissions[name] ?? name)),
      },
    ]),
  )
}

const twoDuties = (post: string, duty: Duty, name: string, duties: readonly Duty[]): string =>
  `岗位 ${post} 有两种职责：它是${DUTY_TITLES[duty]}，${name} 是${duties.map((one) => DUTY_TITLES[one]).join('、')}的权限`
