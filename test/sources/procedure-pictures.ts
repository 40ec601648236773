import type { Procedure } from '../../src/kernel/case/index.ts'
import { takersOf } from '../../src/kernel/case/party.ts'
import { stateShown } from '../../src/kernel/case/procedure.ts'
import type { Access } from '../../src/kernel/verb/index.ts'
import { table } from './markdown-table.ts'

const BEGIN = '<!-- drawn from the procedures -->'
const END = '<!-- end of what is drawn -->'

/** A README with its procedures drawn between the two marks; they come at its end where they are not there yet. */
export function withPictures(readme: string, procedures: readonly Procedure[]): string {
  const drawn = `${BEGIN}\n\n${procedures.map(pictureOf).join('\n')}\n${END}\n`
  const at = readme.indexOf(BEGIN)
  if (at < 0) return `${readme.trimEnd()}\n\n${drawn}`
  return `${readme.slice(0, at)}${drawn}${readme.slice(readme.indexOf(END) + END.length + 1)}`
}

/** One procedure: its states and steps as a diagram, and how long each state may last. */
function pictureOf(procedure: Procedure): string {
  const { kind, title, starts, states, steps } = procedure
  const id = (state: string) => state.replaceAll('-', '_')
  return [
    `### ${title} ${kind}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(states).map(([name, state]) => `  state "${state.title}" as ${id(name)}`),
    `  [*] --> ${id(starts)}`,
    ...Object.values(steps).flatMap((step) =>
      [step.from].flat().map((from) => `  ${id(from)} --> ${id(step.to)}: ${step.title}（${takerOf(step)}）`),
    ),
    ...Object.entries(states).flatMap(([name, { ends }]) => (ends ? [`  ${id(name)} --> [*]`] : [])),
    '```',
    '',
    ...table([
      ['状态', '在谁手里', '期限'],
      ...Object.entries(states).map(([name, state]) => [
        stateShown(procedure, name).title,
        state.holder,
        timeOf(state),
      ]),
    ]),
    '',
  ].join('\n')
}

const takerOf = (step: Procedure['steps'][string]): string => {
  if (step.by) return step.by === 'clock' ? '到期' : '系统'
  if (step.countersign)
    return `${Object.values(step.countersign.posts).join('、')}，${step.countersign.atLeast} 方会签`
  return `${takersOf(step).map(accessOf).join('、')}${step.decides ? '，四眼' : ''}`
}

const accessOf = (who: Access): string => (who.kind === 'may' ? who.permission : who.kind)

function timeOf({ within, ends, notice }: Procedure['states'][string]): string {
  if (ends) return '办结'
  if (notice) return '公示期'
  if (typeof within === 'function') return '工作日'
  if (within && 'until' in within) return '到截止日'
  return within ? `没有期限：${within.noTerm}` : ''
}
