import type { z } from 'zod'
import type { Actor } from '../../kernel/identity/actor.ts'
import type { City, Standards } from '../../kernel/standard/standards.ts'
import type { Verb } from '../../kernel/verb/verb.ts'
import type { Assets } from '../assets.ts'
import type { AnyPage, PostedFile, Texts } from '../page.ts'
import type { Site } from '../site.ts'

/** A request for a page, free of any HTTP library. */
export interface PageRequest {
  method: string
  /** The path as it was asked for, without the query and without the prefix of 繁體. */
  path: string
  /** Asked for in traditional characters (/zh-hant): what is drawn here is turned into them on its way out. */
  hant: boolean
  params: Texts
  query: URLSearchParams
  cookies: Texts
  /** Came over TLS, so cookies may say Secure. */
  secure: boolean
  requestId: string
  actor: Actor
  /** The token against forged forms that the page's own forms carry. */
  token: string
  /** Whether the token that came with a posted form is this visitor's. */
  trusts(token: string): boolean
  posted: Posted | null
  /** Tells the log of a fault on this request. */
  report(error: unknown): void
  /** Runs a verb as the visitor; `key` is the form's own, null while a page loads. */
  perform<I extends z.ZodType, O extends z.ZodType>(
    verb: Verb<I, O>,
    input: z.input<I>,
    key: string | null,
  ): Promise<z.output<O>>
}

/** What a form brought. */
export interface Posted {
  fields: URLSearchParams
  files: Record<string, PostedFile>
  /** Fields whose file was larger than is taken in; what else was typed is kept. */
  tooLarge: string[]
}

/** What all pages of one site share; made once. */
export interface House {
  site: Site
  city: City
  demo: boolean
  assets: Assets
  pages: readonly AnyPage[]
  /** What whoever is signed in types is kept until it is handed in. */
  drafts?: boolean
  now(): Date
  standards(): Promise<Standards>
  /** A new name for one act (防重复提交), put into every form. */
  newKey(): string
}

/** What goes back. */
export interface Rendered {
  status: number
  headers: Record<string, string | string[]>
  body: string | Uint8Array
}
