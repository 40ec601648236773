/** What a schema found wrong, as zod tells it. */
export interface Issue {
  code: string
  input?: unknown
  expected?: unknown
  origin?: unknown
  minimum?: unknown
  maximum?: unknown
  inclusive?: unknown
  exact?: unknown
  format?: unknown
  values?: unknown
  divisor?: unknown
  keys?: unknown
}

/**
 * What is said of a fault for which a schema has no words of its own, in plain Chinese. Every message that reaches a
 * screen is ours: this one place stands in for the library's.
 */
export function chineseMessage(issue: Issue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return '请填写'
  switch (issue.code) {
    case 'invalid_type':
      return `应是${KINDS[String(issue.expected)] ?? '别的写法'}`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return FORMATS[String(issue.format)] ?? '写法不对，请核对'
    case 'invalid_value':
      return choices(issue.values)
    case 'not_multiple_of':
      return `应是 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return '有不认识的字段'
    case 'invalid_element':
    case 'invalid_key':
      return '其中一项不对，请核对'
    default:
      return '填写有误，请核对'
  }
}

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  bigint: '整数',
  boolean: '“是”或“否”',
  date: '日期',
  array: '一列内容',
  object: '一组内容',
  record: '一组内容',
  file: '文件',
  nan: '数字',
}

const FORMATS: Record<string, string> = {
  email: '不是电子邮箱地址',
  url: '不是网址',
  uuid: '编号不对，请从列表里进入',
  guid: '编号不对，请从列表里进入',
  date: '应是日期，例如 2026-03-04',
  datetime: '应是日期和时间',
  time: '应是时间，例如 09:30',
  base64: '文件内容不完整，请重新选择文件',
  json_string: '不是合法的 JSON',
}

const COUNTED: Record<string, [unit: string, verb: string]> = {
  string: ['个字', '填写'],
  array: ['项', '选'],
  set: ['项', '选'],
  map: ['项', '填写'],
  file: ['字节', '有'],
}

function tooSmall({ origin, minimum, inclusive, exact }: Issue): string {
  const counted = COUNTED[String(origin)]
  if (counted === undefined) return inclusive === false ? `应大于 ${minimum}` : `不能小于 ${minimum}`
  const [unit, verb] = counted
  if (exact) return `应是 ${minimum} ${unit}`
  return `至少${verb} ${minimum} ${unit}`
}

function tooBig({ origin, maximum, inclusive, exact }: Issue): string {
  const counted = COUNTED[String(origin)]
  if (counted === undefined) return inclusive === false ? `应小于 ${maximum}` : `不能大于 ${maximum}`
  const [unit] = counted
  return exact ? `应是 ${maximum} ${unit}` : `最多 ${maximum} ${unit}`
}

function choices(values: unknown): string {
  const all = Array.isArray(values) ? values.map(String) : []
  const some = all.slice(0, 8).join('、')
  // Names that only programs know say nothing to people.
  if (some === '' || /^[\w、-]+$/.test(some)) return '不在可选范围内，请重新选择'
  return `只能填：${some}${all.length > 8 ? ' 等' : ''}`
}
