import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { answerTo } from '../api/answer.ts'
import type { Needed } from './screen.ts'
import { allowed, registeredScreens, screenAt } from './screen.ts'

/** Roles held in one place (岗位), of which one acts in one at a time. */
export interface Post {
  key: string
  roles: { role: string; title: string }[]
  districts: string[] | 'all'
  organisation: string | null
  /** The name of the place, where the server gives it. */
  title?: string
}

/** Who is signed in, as the screens see it. */
export interface Me {
  kind: 'public' | 'citizen' | 'official' | 'organisation' | 'system'
  label: string
  roles: { role: string; title: string }[]
  /** Everything that one may do in the post that one acts in. */
  may: string[]
  districts: string[] | 'all'
  organisation: string | null
  posts: Post[]
}

/** What GET /identity/me answers; `titles` are the names of `roles`, in their order. */
export interface MeAnswer {
  kind: Me['kind']
  label: string
  roles: string[]
  titles: string[]
  permissions: string[]
  districts: Me['districts']
  organisation: string | null
  posts: { key: string; titles: string[]; districts: Me['districts']; organisation: string | null }[]
}

const meOf = (answer: MeAnswer): Me => ({
  kind: answer.kind,
  label: answer.label,
  roles: answer.roles.map((role, at) => ({ role, title: answer.titles[at] ?? role })),
  may: answer.permissions,
  districts: answer.districts,
  organisation: answer.organisation,
  posts: answer.posts.map(({ titles, ...post }) => ({
    ...post,
    roles: titles.map((title) => ({ role: title, title })),
  })),
})

/** Asks who is signed in; again when the window is looked at after a while. */
export const useWhoAmI = () =>
  useQuery({ ...answerTo<MeAnswer>('/identity/me'), staleTime: 60_000, select: meOf })

export const MeContext = createContext<Me | null>(null)

/** Who is signed in; on every screen somebody is. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the guard')
  return me
}

/** Whether whoever is signed in holds (one of) these permissions. */
export const useMay = (needed: Needed): boolean => allowed(needed, useMe().may)

/** Whether a link leads anywhere for whoever is signed in: a screen stands there, and they may open it. */
export function useMayOpen(to: string | null): boolean {
  const { may } = useMe()
  const there = to === null ? undefined : screenAt(registeredScreens(), to)
  return there !== undefined && allowed(there.permission, may)
}

/** Whether a case is within one's districts, which its number names: others do not open. */
export function useReaches(number: string): boolean {
  const { districts } = useMe()
  return districts === 'all' || districts.includes(number.split('-')[2] ?? '')
}
