import { isOn } from './styles.ts'

/** How a stretch of words is set, as far as it decides what is read. */
export interface Run {
  hidden: boolean | null
  style: string | null
  white: boolean
  struck: boolean
  /** Set above or below the line: the 2 of m². */
  raised: 'superscript' | 'subscript' | null
}

/** A run as it begins; what hangs on hidden words is hidden with them. */
export const newRun = (hidden: boolean): Run => ({
  hidden: hidden ? true : null,
  style: null,
  white: false,
  struck: false,
  raised: null,
})

/** Takes in one property of a run. */
export function setRun(run: Run, name: string, value: string | undefined): void {
  if (name === 'w:vanish') run.hidden = isOn(value)
  else if (name === 'w:rStyle') run.style = value ?? null
  else if (name === 'w:color') run.white ||= /^f{6}$/i.test(value ?? '')
  else if (name === 'w:strike' || name === 'w:dstrike') run.struck = isOn(value)
  else if (value === 'superscript' || value === 'subscript') run.raised = value
}

/** Figures above or below the line as such: 10² is not 102. */
export function raised(text: string, place: Run['raised']): string {
  if (place === null) return text
  const signs = place === 'superscript' ? '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻' : '₀₁₂₃₄₅₆₇₈₉₊₋'
  return text.replace(/[0-9+-]/g, (sign) => signs['0123456789+-'.indexOf(sign)] ?? sign)
}
