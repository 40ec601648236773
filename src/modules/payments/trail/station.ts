import { allows, may, reaches, type VerbContext } from '../../../kernel/verb/index.ts'

/** One thing at a station, and where it is read; `closed` says why this post does not open it. */
export interface StationLine {
  text: string
  /** Below /work. */
  work: string | null
  /** On the public site. */
  site: string | null
  closed: string | null
}

/** A station of one sum of money (一笔钱), from the clause to the figure that counts it. */
export interface Station {
  key: string
  title: string
  lines: StationLine[]
  /** Why there is nothing here; null where there is. */
  none: string | null
}

const NOTHING = { work: null, site: null, closed: null }
/** What is said without a place of its own. */
export const plain = (text: string): StationLine => ({ ...NOTHING, text })
/** What everybody may read. */
export const open = (text: string, site: string): StationLine => ({ ...NOTHING, text, site })

/** A screen of the workbench, for whoever may open it. */
export const screenOf = (text: string, work: string, opens: boolean): StationLine =>
  opens ? { ...NOTHING, text, work } : { ...NOTHING, text, closed: '您的岗位不能打开' }

/** A case of a district, for whoever may read cases there. */
export const caseOf = (
  ctx: VerbContext,
  text: string,
  number: string,
  district: string | undefined,
): StationLine =>
  screenOf(
    text,
    `/cases/${number}`,
    allows(may('cases.read'), ctx.actor) && reaches(ctx.actor, { district: district ?? null }),
  )

/** A station with its lines, or with why it has none. */
export const station = (key: string, title: string, lines: StationLine[], none: string): Station => ({
  key,
  title,
  lines,
  none: lines.length === 0 ? none : null,
})
