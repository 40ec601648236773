/** An occupation or a 工种 of one (职业、工种) as records keep it: its code where it has one, and its name as written. */
export interface Occupation {
  code: string | null
  name: string
}

/**
 * What two spellings of one occupation have in common, so that 铣工(数控铣工), 铣工（数控铣工） and 数控铣工 are one: the
 * 工种 in brackets where there is one, else the name (R2.9; a 工种 often has no code of its own). Tables keep it as the
 * generated column `occupation_key` (KEY_IN_SQL); nothing compares names.
 */
export function occupationKey(name: string): string {
  const last = name.charCodeAt(name.length - 1)
  if (last !== NARROW && last !== WIDE) return name
  const open = Math.max(name.indexOf('('), name.indexOf('（'))
  const inner = open < 0 ? '' : name.slice(open + 1, -1)
  return inner === '' ? name : inner
}

/** Whether two names, however they are spelt, name one occupation or 工种; what is not named is the same as nothing. */
export function sameOccupation(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && (one === other || occupationKey(one) === occupationKey(other))
}

/** The occupation that a 工种 in brackets belongs to: 铣工 for 铣工(数控铣工); a name without brackets is its own. */
export function baseName(name: string): string {
  const open = [name.indexOf('('), name.indexOf('（')].filter((at) => at > 0)
  return open.length === 0 ? name : name.slice(0, Math.min(...open))
}

const NARROW = ')'.charCodeAt(0)
const WIDE = '）'.charCodeAt(0)
