import { sameName } from '../../../kernel/value/person/person-name.ts'
import { type CivilDate, parseCivilDate } from '../../../kernel/value/time/civil-date.ts'
import { EDUCATIONS, FACTS, type FactKind, type KnownPerson, STATUS_KINDS } from '../../people/index.ts'
import { type RegisterRow, rowProblem } from '../register-row.ts'
import { type DeliveryKey, type DeliveryLine, type DeliveryProblem, TITLES } from './delivery-sheet.ts'

/** A line whose row can be taken. */
export interface SoundLine {
  line: number
  number: string
  name: string
  /** The row, or the register's name for a row that it takes back. */
  row: RegisterRow | null
  takenBack: string | null
}

const POSTS = { 管理技术: 'manager', 生产操作: 'worker' } as const
const SCHEMES = { 企业: 'enterprise', 机关事业: 'institution', 灵活就业: 'flexible' } as const

/** Reads every line (逐行核对): those that can be taken, and what is wrong with the others. */
export function soundLines(
  lines: readonly DeliveryLine[],
  knows: readonly FactKind[],
): { sound: SoundLine[]; problems: DeliveryProblem[] } {
  const sound: SoundLine[] = []
  const problems: DeliveryProblem[] = []
  const seen = new Map<string, number>()
  for (const one of lines) {
    const found = readLine(one, knows)
    if ('problem' in found) {
      problems.push({ line: one.line, ...found.problem })
      continue
    }
    const key = JSON.stringify([found.number, found.name, found.row ?? found.takenBack])
    const before = seen.get(key)
    if (before !== undefined) {
      problems.push({
        line: one.line,
        field: TITLES.number,
        code: 'repeated',
        message: `与第 ${before} 行完全相同`,
      })
      continue
    }
    seen.set(key, one.line)
    sound.push(found)
  }
  return { sound, problems }
}

/** A person whom the city knows under another name than the line's: the row may be somebody else's. */
export function nameProblem(line: SoundLine, known: KnownPerson): DeliveryProblem | null {
  if (sameName(line.name, known.name)) return null
  return {
    line: line.line,
    field: TITLES.name,
    code: 'name-differs',
    message: '姓名与这个证件号码已登记的姓名不一致，没有采用',
  }
}

type Read = SoundLine | { problem: Omit<DeliveryProblem, 'line'> }

function readLine({ line, values }: DeliveryLine, knows: readonly FactKind[]): Read {
  const wrong = (key: DeliveryKey, code: string, message: string): Read => ({
    problem: { field: TITLES[key], code, message },
  })
  const number = (values.number ?? '').replaceAll(/[\s-]/g, '').toUpperCase()
  const name = (values.name ?? '').trim()
  if (number === '') return wrong('number', 'no-number', '没有证件号码')
  if (name === '') return wrong('name', 'no-name', '没有姓名')
  const action = values.action ?? ''
  if (action !== '' && action !== '撤回') return wrong('action', 'action', '操作只能留空或填“撤回”')
  const reference = values.reference || undefined
  if (action === '撤回') {
    if (!reference) return wrong('reference', 'no-reference', '撤回要有登记编号')
    return { line, number, name, row: null, takenBack: reference }
  }
  const kind = keyOf(STATUS_KINDS, values.kind)
  if (!kind) return wrong('kind', 'kind', '没有这种登记事项')
  if (!knows.some((fact) => (FACTS[fact].kinds as readonly string[]).includes(kind)))
    return wrong('kind', 'not-yours', '这种登记事项不由贵部门提供')
  const from = dayOf(values.from)
  if (!from) return wrong('from', 'day', '起始日要写成 2026-03-04 的样子')
  const to = values.to ? dayOf(values.to) : null
  if (values.to && !to) return wrong('to', 'day', '终止日要写成 2026-03-04 的样子')
  const post = values.post ? POSTS[values.post as keyof typeof POSTS] : undefined
  if (values.post && !post) return wrong('post', 'post', '岗位只能填“管理技术”或“生产操作”')
  const scheme = values.scheme ? SCHEMES[values.scheme as keyof typeof SCHEMES] : undefined
  if (values.scheme && !scheme) return wrong('scheme', 'scheme', '参保类型只能填“企业”“机关事业”或“灵活就业”')
  const education = values.education ? keyOf(EDUCATIONS, values.education) : undefined
  if (values.education && !education) return wrong('education', 'education', '没有这种学历')
  const row: RegisterRow = {
    kind,
    from,
    to: to ?? null,
    reference,
    employerCode: values.employerCode?.slice(0, 20) || undefined,
    employer: values.employer?.slice(0, 100) || undefined,
    occupation: values.occupation?.slice(0, 60) || undefined,
    post,
    scheme,
    education,
    school: values.school?.slice(0, 60) || undefined,
    major: values.major?.slice(0, 60) || undefined,
    account: values.account?.slice(0, 30) || undefined,
  }
  const problem = rowProblem(row)
  return problem ? { problem } : { line, number, name, row, takenBack: null }
}

const dayOf = (text: string | undefined): CivilDate | null => {
  const parsed = parseCivilDate((text ?? '').replaceAll('/', '-'))
  return parsed.valid ? parsed.value : null
}

function keyOf<K extends string>(names: Record<K, string>, text: string | undefined): K | undefined {
  const wanted = (text ?? '').trim()
  return (Object.keys(names) as K[]).find((key) => names[key] === wanted)
}
