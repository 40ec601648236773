import type { Content } from '../../../modules/bank/index.ts'

/** What a question examines: knowledge point, expected share of right answers, points. */
export interface About {
  point: string
  difficulty: number
  points: number
}

const asked = (text: string, { point, difficulty, points }: About, at: number) => ({
  stem: { paragraphs: [text], pictures: [] },
  point,
  // Not all alike: within three percent up and down.
  difficulty: difficulty + ((at * 5) % 7) - 3,
  points,
})

/** A question for each pair; the wrong answers are those of other pairs. */
export const choicesFrom = (
  about: About,
  ask: (of: string) => string,
  pairs: readonly (readonly [string, string])[],
): Content[] =>
  pairs.map(([of, right], at) => {
    const others = [...new Set(pairs.map(([, answer]) => answer))].filter((answer) => answer !== right)
    const wrong = [0, 1, 2].map((more) => others[(at + more) % others.length] as string)
    return choice(about, ask(of), right, [...new Set(wrong)], at)
  })

/** One right answer among others. */
export function choice(about: About, text: string, right: string, wrong: readonly string[], at = 0): Content {
  const place = at % (wrong.length + 1)
  const all = [...wrong.slice(0, place), right, ...wrong.slice(place)]
  return {
    kind: 'choice',
    ...asked(text, about, at),
    options: all.map((option, line) => ({ id: `A${line + 1}`, text: option })),
    key: { right: `A${place + 1}` },
  }
}

/** Several right answers, written before the wrong ones. */
export const multiple = (
  about: About,
  text: string,
  right: readonly string[],
  wrong: readonly string[],
  at = 0,
): Content => ({
  kind: 'multiple',
  ...asked(text, about, at),
  options: [...right, ...wrong].map((option, line) => ({ id: `A${line + 1}`, text: option })),
  key: { right: right.map((_, line) => `A${line + 1}`), scoring: 'partial' },
})

/** Steps in their order. */
export const order = (about: About, text: string, steps: readonly string[], at = 0): Content => ({
  kind: 'order',
  ...asked(text, about, at),
  options: steps.map((step, line) => ({ id: `S${line + 1}`, text: step })),
  key: { order: steps.map((_, line) => `S${line + 1}`) },
})

/** What belongs together. */
export const match = (
  about: About,
  text: string,
  pairs: readonly (readonly [string, string])[],
  at = 0,
): Content => ({
  kind: 'match',
  ...asked(text, about, at),
  left: pairs.map(([left], line) => ({ id: `L${line + 1}`, text: left })),
  right: pairs.map(([, right], line) => ({ id: `R${line + 1}`, text: right })),
  key: {
    pairs: pairs.map((_, line): [string, string] => [`L${line + 1}`, `R${line + 1}`]),
    scoring: 'partial',
  },
})

/** A blank to fill, with every spelling that is right. */
export const blank = (about: About, text: string, accepted: readonly string[], at = 0): Content => ({
  kind: 'text-entry',
  ...asked(text, about, at),
  key: { accepted: [...accepted] },
})

/** Some sentences, marked by people. */
export const essay = (about: About, text: string, reference: readonly string[], at = 0): Content => ({
  kind: 'extended-text',
  ...asked(text, about, at),
  lines: 12,
  key: { reference: [...reference] },
})
