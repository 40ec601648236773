import { useLocation } from '@tanstack/react-router'
import { totalText } from '../../../kit/pager.tsx'
import { useAnswer } from '../../api/answer.ts'
import { BASE, parseQuery, useAddress } from '../address.ts'
import { Disclosure } from '../look/disclosure.tsx'
import { useMe } from '../me.ts'
import { registeredScreens } from '../screen.ts'
import { Go } from '../search/go.tsx'
import { type MenuItem, menuOf } from './menu.ts'

/** The menu: what whoever is signed in may open, with the numbers of what waits. */
export function MenuBar({ onGo }: { onGo: () => void }) {
  const { may } = useMe()
  const current = useCurrent()
  return (
    <ul>
      {menuOf(registeredScreens(), may).map((place) =>
        place.kind === 'entry' ? (
          <li key={place.path}>
            <Entry item={place} current={current} onGo={onGo} />
          </li>
        ) : (
          <li key={place.label}>
            <Disclosure
              label={
                <>
                  {place.label}
                  <GroupCount items={place.items} />
                </>
              }
              current={place.items.some(({ path }) => current === path)}
            >
              {(close) => (
                <ul>
                  {place.items.map((item) => (
                    <li key={item.path}>
                      <Entry
                        item={item}
                        current={current}
                        onGo={() => {
                          close()
                          onGo()
                        }}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </Disclosure>
          </li>
        ),
      )}
    </ul>
  )
}

function Entry({ item, current, onGo }: { item: MenuItem; current: string; onGo: () => void }) {
  return (
    <Go to={item.path} aria-current={item.path === current ? 'page' : undefined} onClick={onGo}>
      {item.label}
      {item.count && <Count path={item.count} />}
    </Go>
  )
}

/** What waits behind a closed group: of its first list that is counted. */
function GroupCount({ items }: { items: readonly MenuItem[] }) {
  const counted = items.find(({ count }) => count)?.count
  return counted ? <Count path={counted} /> : null
}

/** The total of a list; nothing while it is zero or unknown. */
export function Count({ path }: { path: `/${string}` }) {
  const [address, query = ''] = path.split('?') as [`/${string}`, string?]
  const { answer } = useAnswer<{ total: number; beyond?: boolean }>(address, parseQuery(query))
  return answer && answer.total > 0 ? <span className="count">{totalText(answer)}</span> : null
}

/** The menu path that the shown screen belongs to; a case belongs to the list it was opened from. */
function useCurrent(): string {
  const { pathname } = useLocation()
  const { params, query } = useAddress()
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) || '/' : pathname
  if (params.number && path.startsWith('/cases/')) return `/cases/${query.box ?? 'todo'}`
  const under = registeredScreens()
    .map((screen) => screen.path)
    .filter((one) => path === one || (one !== '/' && path.startsWith(`${one}/`)))
  return under.sort((a, b) => b.length - a.length)[0] ?? path
}
