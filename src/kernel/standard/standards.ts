import type { Clause } from '../decision/decision.ts'
import { addDays, type CivilDate, civilDate } from '../value/time/civil-date.ts'
import { type Edition, holdsOn, overlap, type StandardKind } from './edition.ts'
import { type ClauseReference, clauseOf, type DocumentRole, type PolicyDocument } from './policy-document.ts'

export type { City } from './load/city.ts'

/** Everything that a city has published: asked by day, by edition, or by clause. Never changes; `with` makes another. */
export class Standards {
  readonly kinds: readonly StandardKind<unknown>[]
  readonly editions: readonly Edition[]
  readonly documents: readonly PolicyDocument[]
  private readonly byId: ReadonlyMap<string, Edition>
  private readonly byKind = new Map<string, { edition: Edition; series: string }[]>()
  private readonly clauses = new Map<string, Map<string | null, Clause>>()
  private readonly lastDays = new Map<string, CivilDate>()
  private readonly cited = new WeakMap<ClauseReference, Clause>()

  /** `sleeping` editions are known by their id but never in force. */
  constructor(
    kinds: readonly StandardKind<unknown>[],
    editions: readonly Edition[],
    documents: readonly PolicyDocument[],
    sleeping: readonly Edition[] = [],
  ) {
    this.kinds = kinds
    this.editions = editions
    this.documents = documents
    this.byId = new Map([...sleeping, ...editions].map((edition) => [edition.id, edition]))
    for (const kind of kinds) this.byKind.set(kind.kind, [])
    for (const edition of [...editions].sort(newestFirst)) {
      this.byKind.get(edition.kind)?.push({ edition, series: this.seriesOf(edition) })
    }
    for (const document of documents) {
      if (document.to !== null) this.lastDays.set(document.id, document.to)
      const clauses = new Map<string | null, Clause>([[null, clauseOf(document, null)]])
      for (const article of document.articles) clauses.set(article.article, clauseOf(document, article))
      this.clauses.set(document.id, clauses)
    }
  }

  /** The edition that holds on that day, or null where nothing is published for it. `series` as the kind names it. */
  inForce<T>(kind: StandardKind<T>, day: CivilDate, series = ''): Edition<T> | null {
    const held = this.byKind.get(kind.kind)
    if (held === undefined) return null
    for (const entry of held) {
      if (entry.series === series && holdsOn(entry.edition, day)) return entry.edition as Edition<T>
    }
    return null
  }

  /** One edition by its id, e.g. 'catalogue/2019-2020'; throws on an unknown one. */
  edition<T>(kind: StandardKind<T>, id: string): Edition<T> {
    const found = this.byId.get(id)
    if (found === undefined || found.kind !== kind.kind)
      throw new Error(`no edition '${id}' of '${kind.kind}'`)
    return found as Edition<T>
  }

  /** All editions of a kind, newest first. */
  all<T>(kind: StandardKind<T>): Edition<T>[] {
    return (this.byKind.get(kind.kind) ?? []).map(({ edition }) => edition as Edition<T>)
  }

  /** The clause to cite for an article, or for a whole document; throws on an unknown one. */
  clause(document: string, article: string | null = null): Clause {
    const found = this.clauses.get(document)?.get(article)
    if (found === undefined) throw new Error(`no clause '${document}' '${article ?? ''}'`)
    return found
  }

  /**
   * The clause of whatever document of the city has this role on the day, else of the newest that had it: by the role of
   * its article or its name, else as a whole. Where the city has none yet, a clause that says so (待补).
   */
  ruling(role: DocumentRole, article: string | null = null, day: CivilDate | null = null): Clause {
    const held = this.documents.filter((document) => document.role === role).sort(newestDocumentFirst)
    const document = held.find((one) => day !== null && holdsThen(one, day)) ?? held[0]
    if (document === undefined) return { document: role, article: null, text: NO_DOCUMENT, status: 'assumed' }
    const found = document.articles.find((one) => one.role === article || one.article === article)
    return this.clause(document.id, found?.article ?? null)
  }

  /** The clause that a reference within an edition's data points to. */
  cite(reference: ClauseReference): Clause {
    const known = this.cited.get(reference)
    if (known !== undefined) return known
    const clause = this.clause(reference.document, reference.article)
    this.cited.set(reference, clause)
    return clause
  }

  /** The last day of a document, null where it has none. */
  lastDay(document: string): CivilDate | null {
    return this.lastDays.get(document) ?? null
  }

  /** Any edition by its id, of whatever kind; null for an id that says that none was in force. */
  known(id: string): Edition | null {
    return this.byId.get(id) ?? null
  }

  /**
   * These standards and some newly published editions. One with a known id takes that one's place; an open edition of
   * the same series ends the day before its successor begins. Throws where two would still hold on one day.
   */
  with(extra: readonly Edition[]): Standards {
    const published = new Set(extra.map(({ id }) => id))
    const all = [...this.editions.filter(({ id }) => !published.has(id)), ...extra]
    const ended = all.map((edition) => {
      const next = extra
        .filter((other) => other.from > edition.from && this.sameSeries(other, edition))
        .sort(newestFirst)
        .at(-1)
      return edition.to === null && next !== undefined ? { ...edition, to: addDays(next.from, -1) } : edition
    })
    for (const edition of ended.filter(({ id }) => published.has(id))) {
      const clash = ended.find(
        (other) => other !== edition && this.sameSeries(other, edition) && overlap(other, edition),
      )
      if (clash) throw new Error(`'${edition.id}' overlaps '${clash.id}'`)
    }
    return new Standards(this.kinds, ended, this.documents)
  }

  /** These standards resting on other documents, e.g. with those that officers have signed since. */
  withDocuments(documents: readonly PolicyDocument[]): Standards {
    return new Standards(this.kinds, this.editions, documents)
  }

  /**
   * The standards as a past decision saw them: of each kind that it asked only the editions that it used, and those
   * without an end, so that a later edition cannot change a replay (重算), not even one that reaches back. `ids` are a
   * decision's `editions`; throws if one is no longer there.
   */
  asUsed(ids: readonly string[]): Standards {
    const missing = ids.find((id) => !isNone(id) && !this.byId.has(id))
    if (missing !== undefined) throw new Error(`no edition '${missing}'`)
    const used = new Set(ids)
    const asked = new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))
    const seen = this.editions.flatMap((edition) => {
      if (used.has(edition.id)) return [{ ...edition, to: null }]
      return asked.has(edition.kind) ? [] : [edition]
    })
    return new Standards(this.kinds, seen, this.documents, this.editions)
  }

  /**
   * The standards as if this edition had held on every day and no other of its series had: what a draft would have
   * meant for the past (测算). The others are still known by their id.
   */
  asIfAlways(edition: Edition): Standards {
    const others = this.editions.filter((other) => !this.sameSeries(other, edition))
    const always = { ...edition, from: FIRST_DAY, to: null }
    return new Standards(this.kinds, [...others, always], this.documents, this.editions)
  }

  /**
   * What a rule that asks these kinds for one day needs, as plain data that can be sent to a browser: the editions in
   * force on that day, the names of the others, and how the documents that they name are cited, without their texts.
   */
  sliceOn(day: CivilDate, kinds: readonly StandardKind<unknown>[]): StandardsSlice {
    const asked = kinds.map(({ kind }) => kind)
    const ofKinds = this.editions.filter(({ kind }) => asked.includes(kind))
    const said = JSON.stringify(ofKinds)
    const named = this.documents.filter(({ id }) => said.includes(id))
    return {
      day,
      editions: ofKinds.filter((edition) => holdsOn(edition, day)),
      named: ofKinds
        .filter((edition) => !holdsOn(edition, day))
        .map((edition) => ({ ...edition, data: null })),
      documents: named.map(({ note: _note, ...document }) => ({
        ...document,
        sources: [],
        articles: document.articles.map((article) => ({ ...article, summary: '' })),
      })),
    }
  }

  /** The standards of one day again, from a slice; asked for another day they know nothing. */
  static fromSlice(slice: StandardsSlice, kinds: readonly StandardKind<unknown>[]): Standards {
    const { day } = slice
    const editions = slice.editions.map((edition) => ({ ...edition, from: day, to: day }))
    return new Standards(kinds, editions, slice.documents, slice.named)
  }

  private seriesOf(edition: Edition): string {
    return this.kinds.find(({ kind }) => kind === edition.kind)?.series(edition.data) ?? ''
  }

  private sameSeries(a: Edition, b: Edition): boolean {
    return a.kind === b.kind && this.seriesOf(a) === this.seriesOf(b)
  }
}

/** The standards of one day as plain data. */
export interface StandardsSlice {
  day: CivilDate
  editions: readonly Edition[]
  /** Other editions of the same kinds, without their data. */
  named: readonly Edition[]
  documents: readonly PolicyDocument[]
}

/** What a decision records in `editions` where no edition of a kind was in force, so that its replay finds none either. */
export function noneOf(kind: StandardKind<unknown>): string {
  return `${kind.kind}/none`
}

/** Whether an entry of a decision's `editions` says that none was in force. */
export function isNone(id: string): boolean {
  return id.endsWith('/none')
}

const FIRST_DAY = civilDate('1900-01-01')

const NO_DOCUMENT = '本市文件待补'

const holdsThen = (document: PolicyDocument, day: CivilDate): boolean =>
  (document.from === null || document.from <= day) && (document.to === null || document.to >= day)

const newestDocumentFirst = (a: PolicyDocument, b: PolicyDocument): number =>
  (a.from ?? '') < (b.from ?? '') ? 1 : (a.from ?? '') > (b.from ?? '') ? -1 : 0

function newestFirst(a: Edition, b: Edition): number {
  return a.from < b.from ? 1 : a.from > b.from ? -1 : 0
}
