import type { ReactNode } from 'react'

/** Which page of a list: what follows a place, what stands before one, or the first. */
export interface PagePlace {
  after?: string
  before?: string
}

interface PagerProps {
  /** What is paged; read out before the links. */
  of: string
  page: { next: string | null; previous: string | null; total?: number; beyond?: boolean }
  /** 个, 件, 条. */
  unit?: string
  /** Draws the link to a page: a plain one, or the workbench's. */
  link(place: PagePlace, words: string, rel: 'next' | 'prev' | undefined): ReactNode
}

/** The way through a list (翻页): its neighbours and back to its beginning; nothing where all of it is on one page. */
export function Pager({ of, page, unit = '条', link }: PagerProps) {
  const { next, previous, total, beyond = false } = page
  if (next === null && previous === null) return null
  return (
    <nav className="pager noprint" aria-label={`${of}翻页`}>
      {total === undefined ? <span /> : <span>{`共 ${totalText({ total, beyond })} ${unit}`}</span>}
      <span>
        {previous !== null && (
          <>
            {link({}, '第一页', undefined)}
            {link({ before: previous }, '上一页', 'prev')}
          </>
        )}
        {next !== null && link({ after: next }, '下一页', 'next')}
      </span>
    </nav>
  )
}

/** How many there are, as far as a list counts: 12, or 500 多. */
export const totalText = ({ total, beyond = false }: { total: number; beyond?: boolean }): string =>
  beyond ? `${total} 多` : String(total)

/** The place in an address that was asked for, for the verb of the list. */
export const placeIn = (query: Readonly<Record<string, string | undefined>>): PagePlace =>
  query.after ? { after: query.after } : query.before ? { before: query.before } : {}

/** An address of a portal list with its filters, at a place. */
export function listAddress(
  path: string,
  filter: Readonly<Record<string, string | undefined>>,
  place: PagePlace = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...place })) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The plain links of a portal page to its neighbours. */
export const pageLinks =
  (address: (place: PagePlace) => string): PagerProps['link'] =>
  (place, words, rel) => (
    <a href={address(place)} rel={rel}>
      {words}
    </a>
  )
