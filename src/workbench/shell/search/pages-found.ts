import { startsOf } from '../menu/menu.ts'
import { allowed, type Screen } from '../screen.ts'

/** A page or an action of the workbench, as the search box knows it. */
export interface PageFound {
  to: `/${string}`
  title: string
  more: string
  /** By what else it is looked for. */
  words: string
}

/** Every page and every action of somebody with these permissions; what one begins comes first. */
export function pagesOf(screens: readonly Screen[], permissions: readonly string[]): PageFound[] {
  const wordsOf = (path: string) => screens.find((one) => one.path === path)?.words ?? ''
  const begun = startsOf(screens, permissions).map(({ path, label }) => ({
    to: path as PageFound['to'],
    title: label,
    more: '办一件事',
    words: wordsOf(path),
  }))
  const opened = screens
    .filter(
      ({ path, menu, permission }) =>
        menu &&
        !path.includes('{') &&
        !begun.some(({ to }) => to === path) &&
        allowed(permission, permissions) &&
        allowed(menu.permission ?? null, permissions),
    )
    .map(({ path, menu, words = '' }) => ({ to: path, title: menu?.label ?? '', more: '页面', words }))
  return [...begun, ...opened]
}

/** Those that are meant: by their characters at once; by pinyin and initials where `sounds` has been fetched. */
export function pagesMeant(
  pages: readonly PageFound[],
  sought: string,
  sounds: ((typed: string) => (name: string, code: null) => number | null) | null,
): PageFound[] {
  if (sought === '') return []
  const fits = sounds?.(sought)
  return pages.filter(
    ({ title, words }) =>
      `${title} ${words}`.includes(sought) ||
      (fits !== undefined && [title, ...words.split(' ')].some((one) => one && fits(one, null) !== null)),
  )
}
