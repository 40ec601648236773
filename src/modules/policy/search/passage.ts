import { clauseAddress } from '../../../kernel/decision/clause-address.ts'
import type { Clause } from '../../../kernel/decision/decision.ts'
import type { PolicyDocument, Standards } from '../../../kernel/standard/index.ts'
import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { formatYuan } from '../../../kernel/value/money.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, type Entry, entriesOf } from '../../catalogue/rules.ts'
import { type PolicyVersion, wordingOn } from '../version.ts'

/** A piece of the library that can answer: the sentences of one article, one question, one occupation. */
export interface Passage {
  /** What it is about: title and names; found here counts more. */
  name: string
  sentences: string[]
  /** Where it can be read, and how that place is cited. */
  href: string
  source: string
  /** What can be done with it next, on another page. */
  next: { title: string; href: string } | null
  /** From the first to the last day on which it holds. */
  from: CivilDate | null
  to: CivilDate | null
  assumed: boolean
}

/** Everything that can be searched on a day: documents, their articles, interpretations, questions, and occupations. */
export function passagesOf(
  standards: Standards,
  versions: readonly PolicyVersion[],
  catalogue: CatalogueEdition | null,
  day: CivilDate,
): Passage[] {
  const byDocument = Map.groupBy(versions, ({ document }) => document)
  return [
    ...standards.documents.flatMap((document) =>
      ofDocument(standards, document, wordingOn(byDocument.get(document.id) ?? [], day)),
    ),
    ...(catalogue ? entriesOf(catalogue).map((entry) => ofOccupation(standards, catalogue, entry)) : []),
  ]
}

/** The sentences of a text, each with its closing sign. */
export const sentencesOf = (text: string): string[] =>
  (text.match(/[^。；！？\n]+[。；！？]?/g) ?? []).map((one) => one.trim()).filter((one) => one.length > 1)

function ofDocument(
  standards: Standards,
  document: PolicyDocument,
  version: PolicyVersion | null,
): Passage[] {
  const { id, title, short, issuer, number, from, to } = document
  const made = (name: string, sentences: string[], place: string, clause: Clause): Passage => ({
    name,
    sentences,
    href: `/policy/${id}${place}`,
    source: clause.text,
    next: null,
    from,
    to,
    assumed: clause.status === 'assumed',
  })
  const whole = standards.clause(id)
  const wording = version?.content
  const known = new Set(document.articles.map(({ article }) => article))
  return [
    made(`${title} ${short}`, [`${title}（${issuer}${number ? `，${number}` : ''}）`], '', whole),
    ...document.articles.map((one) => {
      const clause = standards.clause(id, one.article)
      const official = wording?.articles.find(({ anchor }) => anchor === one.article)
      const sentences = [...sentencesOf(one.summary), ...sentencesOf(official?.text ?? '')]
      return made(`${one.title} ${clause.text}`, sentences, `#art-${one.article}`, clause)
    }),
    ...(wording?.articles ?? [])
      .filter(({ anchor }) => !known.has(anchor))
      .map((one) =>
        made(`${one.title} ${short} ${one.label}`, sentencesOf(one.text), `#art-${one.anchor}`, {
          ...whole,
          text: `${short} ${one.label}`,
        }),
      ),
    ...(wording
      ? explained(wording, (name, sentences, place, part) =>
          made(`${name} ${short}`, sentences, place, { ...whole, text: `${short} ${part}` }),
        )
      : []),
  ]
}

function explained(
  { interpretation, questions }: PolicyVersion['content'],
  made: (name: string, sentences: string[], place: string, part: string) => Passage,
): Passage[] {
  return [
    ...(interpretation ? [made('解读', sentencesOf(interpretation), '#interpretation', '解读')] : []),
    ...questions.map(({ question, answer }) =>
      made(question, [question, ...sentencesOf(answer)], '#questions', '问答'),
    ),
  ]
}

/** What the catalogue says of an occupation, as one sentence made from its data. */
function ofOccupation(standards: Standards, catalogue: CatalogueEdition, entry: Entry): Passage {
  const amounts = LEVELS.flatMap((level) => {
    const cell = entry.cells[120][level]
    return cell.kind === 'amount'
      ? [`${levelName(level)}${formatYuan(cell.amount).replace(/\.00$/, '')}元`]
      : []
  })
  const basis = standards.cite(catalogue.data.basis)
  const demand = entry.demand
    ? `${entry.name}在紧缺职业目录里属于“${entry.demand}”`
    : `${entry.name}在紧缺职业目录里`
  const sum = amounts.length > 0 ? `培训补贴标准（120课时）${amounts.join('、')}` : '培训补贴的金额没有查到'
  return {
    name: `${entry.name} 培训补贴`,
    sentences: [`${demand}，${sum}。`],
    href: clauseAddress(basis),
    source: basis.text,
    next: { title: '算一算', href: `/subsidy/calc?occupation=${encodeURIComponent(entry.name)}` },
    from: catalogue.from,
    to: catalogue.to,
    assumed: entry.demandAssumed || entry.amountsAssumed,
  }
}
