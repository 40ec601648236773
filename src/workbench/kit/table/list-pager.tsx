import { useLocation } from '@tanstack/react-router'
import { Pager } from '../../../kit/pager.tsx'
import { type Answered, useAnswer } from '../../api/answer.ts'
import type { Input } from '../../api/request.ts'
import { patched, useAddress, writeQuery } from '../../shell/address.ts'
import { Go } from '../../shell/search/go.tsx'
import { listInput, toPage } from './table-address.ts'

/** The page of a list that the address names, kept on the screen while the next one is on its way. */
export function useList<T>(list: `/${string}`, fixed: Input = {}): Answered<T> {
  const { query } = useAddress()
  return useAnswer<T>(list, listInput(fixed, [], query), { keep: true })
}

/** The way to the neighbours of the page that is shown; the place is in the address. */
export function ListPager({
  of,
  page,
}: {
  of: string
  page: { next: string | null; previous: string | null; total?: number; beyond?: boolean }
}) {
  const { query } = useAddress()
  const { pathname } = useLocation()
  return (
    <Pager
      of={of}
      page={page}
      link={(place, words, rel) => (
        <Go className="btn ghost" to={pathname + writeQuery(patched(query, toPage(place)))} rel={rel}>
          {words}
        </Go>
      )}
    />
  )
}
