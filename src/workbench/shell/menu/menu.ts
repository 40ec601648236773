import { allowed, type Screen } from '../screen.ts'

export interface MenuItem {
  path: string
  label: string
  order: number
  count: `/${string}` | null
}

/** One place of the bar: an entry of its own, or a group that opens. */
export type MenuPlace =
  | ({ kind: 'entry' } & MenuItem)
  | { kind: 'group'; label: string; order: number; items: MenuItem[] }

/** The menu of somebody with these permissions; a group stands where its first entry would. */
export function menuOf(screens: readonly Screen[], permissions: readonly string[]): MenuPlace[] {
  const places: MenuPlace[] = []
  for (const { menu, path, permission } of inOrder(screens)) {
    if (!menu || !allowed(permission, permissions) || !allowed(menu.permission ?? null, permissions)) continue
    const item = { path, label: menu.label, order: menu.order, count: menu.count ?? null }
    if (!menu.group) {
      places.push({ kind: 'entry', ...item })
      continue
    }
    const group = places.find((place) => place.kind === 'group' && place.label === menu.group)
    if (group?.kind === 'group') group.items.push(item)
    else places.push({ kind: 'group', label: menu.group, order: menu.order, items: [item] })
  }
  return places.map(singleAsEntry)
}

/** What somebody with these permissions can begin from the home page. */
export function startsOf(
  screens: readonly Screen[],
  permissions: readonly string[],
): { path: string; label: string }[] {
  return screens
    .filter(({ start, permission }) => start && allowed(permission, permissions))
    .sort((a, b) => (a.start?.order ?? 0) - (b.start?.order ?? 0))
    .map(({ path, start }) => ({ path, label: start?.label ?? '' }))
}

const inOrder = (screens: readonly Screen[]): Screen[] =>
  [...screens].sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))

function singleAsEntry(place: MenuPlace): MenuPlace {
  const only = place.kind === 'group' && place.items.length === 1 ? place.items[0] : undefined
  return only ? { kind: 'entry', ...only } : place
}
