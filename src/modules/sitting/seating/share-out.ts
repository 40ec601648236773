import highsModule from 'highs'

// Its types are written for another kind of module than what Node loads.
const loadHighs = highsModule as unknown as typeof highsModule.default

/** A lane on which one side may give to the other: at most so many, at costs that are compared one after the other. */
export interface Lane {
  from: number
  to: number
  most: number
  costs: readonly number[]
}

/**
 * Shares out what is given among those who take, as many as go, and of all such ways the one whose costs are least, the first cost first: a flow,
 * so that every answer is in whole ones. Gives how many go on each lane. Who wants one answer of many equal ones makes the last cost tell them apart.
 */
export async function shareOut(
  given: readonly number[],
  taken: readonly number[],
  lanes: readonly Lane[],
): Promise<number[]> {
  if (lanes.length === 0) return []
  solver ??= loadHighs()
  const highs = await solver
  const limits = [
    ...given.map((most, from) => limit(lanes, (lane) => lane.from === from, most)),
    ...taken.map((most, to) => limit(lanes, (lane) => lane.to === to, most)),
  ].filter((row) => row !== null)
  const bounds = lanes.map(({ most }, at) => ` 0 <= x${at} <= ${most}`)
  const goals = [
    lanes.map(() => -1),
    ...(lanes[0]?.costs.map((_, stage) => lanes.map(({ costs }) => costs[stage] ?? 0)) ?? []),
  ]
  const kept: string[] = []
  let flow: number[] = []
  for (const goal of goals) {
    const aim = sum(goal.map((cost, at) => [cost, `x${at}`] as const)) || '0 x0'
    const said = highs.solve(
      ['Minimize', ` ${aim}`, 'Subject To', ...limits, ...kept, 'Bounds', ...bounds, 'End'].join('\n'),
      { output_flag: false },
    )
    if (said.Status !== 'Optimal') throw new Error(`the solver ends with ${said.Status}`)
    flow = lanes.map((_, at) => whole((said.Columns[`x${at}`] as { Primal?: number }).Primal ?? 0))
    // What an earlier goal has reached is held while the next is pursued; a face of this polytope has whole corners too.
    if (goal.some((cost) => cost !== 0))
      kept.push(` ${aim} <= ${flow.reduce((all, some, at) => all + some * (goal[at] ?? 0), 0)}`)
  }
  return flow
}

let solver: ReturnType<typeof loadHighs> | undefined

function limit(lanes: readonly Lane[], on: (lane: Lane) => boolean, most: number): string | null {
  const mine = lanes.flatMap((lane, at) => (on(lane) ? [[1, `x${at}`] as const] : []))
  return mine.length === 0 ? null : ` ${sum(mine)} <= ${most}`
}

/** The format reads lines of limited length: a term a line. */
const sum = (terms: readonly (readonly [number, string])[]) =>
  terms
    .filter(([factor]) => factor !== 0)
    .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
    .join('\n ')

function whole(value: number): number {
  const near = Math.round(value)
  if (Math.abs(near - value) > 1e-6) throw new Error(`the solver shares out ${value}`)
  return near
}
