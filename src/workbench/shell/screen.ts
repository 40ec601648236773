import type { ComponentType } from 'react'
import type { Permission } from '../../kernel/identity/permissions.ts'

/** Who sees a screen: whoever holds one of these permissions, or, with null, whoever is signed in. */
export type Needed = Permission | readonly Permission[] | null

export interface MenuEntry {
  label: string
  /** Small numbers come first; the case lists stand at 10 to 19. */
  order: number
  /** Entries with the same group stand together under its name. */
  group?: string
  /** Who sees the entry, where that is fewer than may open the screen. */
  permission?: Needed
  /** A list verb whose `total` is shown beside the label. */
  count?: `/${string}`
}

/** A screen of the workbench (工作台页面), loaded when it is first opened. */
export interface Screen {
  /** Below /work, with places as in the API: `/classes/{number}`. */
  path: `/${string}`
  title: string
  permission: Needed
  menu?: MenuEntry
  /** What the screen begins, as a verb on the home page of those who may: “报开班”. */
  start?: { label: string; order: number }
  /** Other words by which it is looked for in the search box, with blanks between: “新批次”. */
  words?: string
  /** What those with this permission should see at once on their home page; draws nothing where there is nothing. */
  note?: { permission: Needed; component: () => Promise<{ default: ComponentType }> }
  /** `() => import('./class-list.tsx')`; its default export is the component. */
  component: () => Promise<{ default: ComponentType }>
}

const registered: Screen[] = []

/** Defines a screen; a module lists its screens and src/main/screens/workbench.tsx registers them. */
export const screen = (definition: Screen): Screen => definition

/** Takes screens into the workbench; two for one address are an error of the program. */
export function registerScreens(screens: readonly Screen[]): void {
  for (const one of screens) {
    if (registered.some(({ path }) => path === one.path)) throw new Error(`two screens at ${one.path}`)
    registered.push(one)
  }
}

export const registeredScreens = (): readonly Screen[] => registered

/** Whether somebody with these permissions has what is needed. */
export function allowed(needed: Needed, permissions: readonly string[]): boolean {
  if (needed === null) return true
  return [needed].flat().some((permission) => permissions.includes(permission))
}

/** The screen at an address below the workbench; a fixed address goes before one with places. */
export function screenAt(screens: readonly Screen[], to: string): Screen | undefined {
  const parts = (to.split('?')[0] ?? to).split('/')
  const fits = ({ path }: Screen) => {
    const own = path.split('/')
    return own.length === parts.length && own.every((one, at) => one.startsWith('{') || one === parts[at])
  }
  return screens.find(({ path }) => path === parts.join('/')) ?? screens.find(fits)
}
