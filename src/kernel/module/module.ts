import type { Foresight, Procedure, Witness } from '../case/index.ts'
import type { Db } from '../database/index.ts'
import type { Event, Follower } from '../event/index.ts'
import type { Figure } from '../figure/index.ts'
import type { FileSubject } from '../file/index.ts'
import type { Permissions } from '../identity/permissions.ts'
import type { JobHandler } from '../jobs/index.ts'
import type { StandardKind, Standards } from '../standard/index.ts'
import type { AnyVerb, Kernel } from '../verb/index.ts'
import type { TodoKind } from '../work/index.ts'
import type { Check } from './check.ts'
import type { Dataset } from './dataset.ts'
import type { Finding } from './finding.ts'

/**
 * What a module is to the program (模块): everything that main draws from it. Its tables are the `migrations` in its
 * own folder; its pages and screens are loaded only by who shows them, since the command line needs none.
 */
export interface Module<Portal = unknown, Workbench = unknown> {
  /** Its folder below src/modules. */
  name: string
  title: string
  /** What it lets be permitted; to which posts, the city says. */
  permissions: Permissions
  /** The kinds of standard that it reads. */
  kinds: readonly StandardKind<unknown>[]
  verbs: readonly AnyVerb[]
  procedures: readonly Procedure[]
  /** What it makes known. */
  events: readonly Event<unknown>[]
  /** What it does when something happens below it. */
  follows: readonly Follower[]
  /** What it shows beside the cases of others, by the kind of procedure. */
  witnesses: Readonly<Record<string, Witness>>
  /** What it foresees of the steps of others, by the kind of procedure and the step's name. */
  foresees: Readonly<Record<string, Readonly<Record<string, Foresight>>>>
  /** What it does again and again. */
  jobs(kernel: Kernel, onError: (error: unknown) => void): readonly JobHandler[]
  /** What of its own waits for somebody, besides cases. */
  todo: readonly TodoKind[]
  /** What of its own files hang on. */
  files: readonly FileSubject[]
  figures: readonly Figure[]
  /** What it gives to everybody as open data. */
  datasets: readonly Dataset[]
  /** What of it the one search box finds, here and on the public site. */
  finds: readonly Finding[]
  /** What doctor looks at in its records. */
  checks: readonly Check[]
  /** What its rules are called, by the id that a reason carries. */
  rules: Readonly<Record<string, string>>
  /** What its acts without a verb are called in the audit. */
  works: Readonly<Record<string, string>>
  /** What officials publish through it, beside the city's folder; null where they publish nothing. */
  publishes: Publishing | null
  portal: (() => Promise<Portal>) | null
  workbench: (() => Promise<Workbench>) | null
}

/** Standards that come from the database: published once, never changed. */
export interface Publishing {
  /** The names of all that is published: they change when something more is. */
  known(db: Db): Promise<readonly string[]>
  /** The standards with what is published. */
  into(standards: Standards, db: Db): Promise<Standards>
}

type Said<P, W> = Pick<Module<P, W>, 'name' | 'title'> & Partial<Module<P, W>>

/** A module's one face to main: what it says of itself, and nothing of the rest. */
export function module<Portal = never, Workbench = never>(
  said: Said<Portal, Workbench>,
): Module<Portal, Workbench> {
  const { name, events = [], follows = [] } = said
  for (const one of [...events, ...follows]) {
    if (!one.name.startsWith(`${name}.`)) throw new Error(`module ${name}: ${one.name} is not named after it`)
  }
  return { ...NOTHING, ...said }
}

const NOTHING = {
  permissions: {},
  kinds: [],
  verbs: [],
  procedures: [],
  events: [],
  follows: [],
  witnesses: {},
  todo: [],
  foresees: {},
  jobs: () => [],
  files: [],
  figures: [],
  datasets: [],
  finds: [],
  checks: [],
  rules: {},
  works: {},
  publishes: null,
  portal: null,
  workbench: null,
} satisfies Omit<Module<never, never>, 'name' | 'title'>
