import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Actor } from '../kernel/identity/actor.ts'
import type { Permission } from '../kernel/identity/roles.ts'
import type { City, Standards } from '../kernel/standard/standards.ts'
import type { CivilDate } from '../kernel/value/time/civil-date.ts'
import { type Access, anybody, may } from '../kernel/verb/access.ts'
import type { Verb } from '../kernel/verb/verb.ts'
import type { Downloaded, Failed, NotFound, Redirect, Shown } from './request/answers.ts'
import type { Section } from './shell/navigation.ts'

export { downloaded, failed, notFound, redirect, shown } from './request/answers.ts'

/** Runs a verb as the visiting actor; in an action under the form's own key, so that a double click acts once. */
export type Perform = <I extends z.ZodType, O extends z.ZodType>(
  verb: Verb<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>

/** Text by name, as a query or a form brings it; of a repeated name the first. */
export type Texts = Readonly<Record<string, string>>

/** A file posted with a form, in the shape that a verb's `upload()` field takes. */
export interface PostedFile {
  name: string
  content: Uint8Array
}

/** What a page works with: who visits, which day, and the verbs. */
export interface Visit {
  perform: Perform
  /** The parts of the path, decoded: `/policy/{document}` gives `params.document`. */
  params: Texts
  query: Texts
  /** Every value of a repeated query name. */
  all(name: string): string[]
  actor: Actor
  now: Date
  today: CivilDate
  /** The day that the page is asked for (?on=YYYY-MM-DD), today where it names none. */
  on: CivilDate
  demo: boolean
  /** 长者模式: one thing at a time, in large letters. */
  elder: boolean
  /** The site's own address, for what is read outside it. */
  origin: string
  standards(): Promise<Standards>
  city: City
}

/** What an action works with: the visit and what was posted. */
export interface Posting extends Visit {
  form: Texts
  /** Every value of a repeated form name (checkboxes). */
  ticked(name: string): string[]
  files: Readonly<Record<string, PostedFile>>
}

export type Action = (posting: Posting) => Promise<Redirect | Failed | Downloaded | Shown>

/** A step of the way to a page, shown above its heading. */
export interface Crumb {
  title: string
  href: string
}

/** What the rules for government sites ask an article's page to say of itself. */
export interface Article {
  title: string
  published: CivilDate
  source: string
}

export interface PageDefinition<Props> {
  /** `/policy/{document}`; stable, lower case, filters in the query. */
  path: string
  title: string | ((props: Props) => string)
  section?: Section
  /** Who may see it; everybody unless told. */
  who?: Access | Permission
  /** Fills the width of the window itself, as the home page does. */
  wide?: boolean
  /** Nothing but itself: no head, no ways to other pages, no foot; for a machine that serves one purpose (机考). */
  bare?: boolean
  /** Shows something of one person: never kept by any cache. */
  personal?: boolean
  /** Listed on /sitemap and /sitemap.xml. */
  sitemap?: boolean
  /** One sentence for search engines and for the site map. */
  description?: string
  trail?: readonly Crumb[] | ((props: Props) => readonly Crumb[])
  article?: (props: Props) => Article | null
  /** A script by its name in the site's assets: without it the page must do all the same. */
  script?: string
  /** Others that the first loads by itself when it needs them. */
  later?: readonly string[]
  /** Its forms carry files: only then are any taken in. */
  files?: boolean
  load(
    visit: Visit,
  ): Promise<Props | NotFound | Redirect | Downloaded> | Props | NotFound | Redirect | Downloaded
  view(props: Props): ReactNode
  actions?: Readonly<Record<string, Action>>
}

export interface Page<Props = unknown> extends Omit<PageDefinition<Props>, 'who'> {
  who: Access
}

// biome-ignore lint/suspicious/noExplicitAny: a list of pages holds pages of every kind of props
export type AnyPage = Page<any>

/** A public page (页面): what it reads, how it looks, and what its forms do. */
export function page<Props>(definition: PageDefinition<Props>): Page<Props> {
  if (!/^\/(?:[a-z0-9.-]+|\{\w+\})?(?:\/(?:[a-z0-9.-]+|\{\w+\}))*$/.test(definition.path)) {
    throw new Error(`page path ${definition.path} is not of lower-case words and {names}`)
  }
  const { who } = definition
  return { ...definition, who: who === undefined ? anybody() : typeof who === 'string' ? may(who) : who }
}
