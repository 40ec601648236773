import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { answerTo } from '../api/answer.ts'
import type { Needed } from './screen.ts'
import { allowed } from './screen.ts'

/** Roles held in one place (岗位), of which one acts in one at a time. */
export interface Post {
  key: string
  roles: { role: string; title: string }[]
  districts: string[] | 'all'
  organisation: string | null
  /** The name of the place, where the server gives it. */
  title?: string
}

/** Who is signed in, as GET /identity/me answers. */
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

/** Asks who is signed in; again when the window is looked at after a while. */
export const useWhoAmI = () => useQuery({ ...answerTo<Me>('/identity/me'), staleTime: 60_000 })

export const MeContext = createContext<Me | null>(null)

/** Who is signed in; on every screen somebody is. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the guard')
  return me
}

/** Whether whoever is signed in holds (one of) these permissions. */
export const useMay = (needed: Needed): boolean => allowed(needed, useMe().may)
