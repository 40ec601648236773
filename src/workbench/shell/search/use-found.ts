import { useEffect, useMemo, useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import { useMe } from '../me.ts'
import { registeredScreens } from '../screen.ts'
import { type PageFound, pagesMeant, pagesOf } from './pages-found.ts'

interface Groups {
  groups: {
    title: string
    items: { title: string; more: string; work: string | null; site: string | null }[]
  }[]
}

/** One line of what was found; `href` leads out of the workbench. */
export interface Line {
  title: string
  more: string
  to?: string
  href?: string
}

export interface FoundGroup {
  title: string
  lines: Line[]
}

type Sounds = typeof import('../../../kernel/value/text/sounds-like.ts')['soundsLike']

/** What is found while one types: pages and actions at once, records as the server answers. */
export function useFound(q: string): { groups: FoundGroup[]; waiting: boolean } {
  const { may } = useMe()
  const sounds = useSounds(/[a-z]/i.test(q))
  const pages = useMemo(() => pagesOf(registeredScreens(), may), [may])
  const { answer, waiting, refreshing } = useAnswer<Groups>('/search', { q }, { when: q !== '', keep: true })
  const meant = pagesMeant(pages, q, sounds).map(lineOf)
  const found = q === '' ? [] : (answer?.groups ?? [])
  const groups = [
    { title: '页面和操作', lines: meant },
    ...found.map(({ title, items }) => ({
      title,
      lines: items.map(({ work, site, ...one }) => ({
        ...one,
        ...(work === null ? { href: site ?? '/' } : { to: work }),
      })),
    })),
  ]
  return { groups: groups.filter(({ lines }) => lines.length > 0), waiting: waiting || refreshing }
}

/** What one may begin, before anything is typed. */
export function useBegun(): FoundGroup[] {
  const { may } = useMe()
  const begun = pagesOf(registeredScreens(), may).filter(({ more }) => more === '办一件事')
  return begun.length === 0 ? [] : [{ title: '可以办的事', lines: begun.map(lineOf) }]
}

const lineOf = ({ to, title, more }: PageFound): Line => ({ to, title, more })

/** The sounds of characters are a large file: fetched when somebody types letters for the first time. */
function useSounds(wanted: boolean): Sounds | null {
  const [sounds, setSounds] = useState<{ like: Sounds } | null>(null)
  useEffect(() => {
    if (!wanted || sounds) return
    let gone = false
    void import('../../../kernel/value/text/sounds-like.ts').then(({ soundsLike }) => {
      if (!gone) setSounds({ like: soundsLike })
    })
    return () => {
      gone = true
    }
  }, [wanted, sounds])
  return sounds?.like ?? null
}
