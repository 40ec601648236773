/** Brackets of a formula, which are no characters of it. */
interface Brackets {
  before: string
  after: string
  between: string
  opened: boolean
}

const SIDES = { 'm:begChr': 'before', 'm:endChr': 'after', 'm:sepChr': 'between' } as const

/** A formula as far as a line can tell it: a fraction as a/b, a root as √, brackets as they are set. */
export class Formula {
  private readonly brackets: Brackets[] = []

  /** What an element puts into the line where it begins; null where it puts nothing. */
  open(name: string, value: string | undefined, above: string | undefined): string | null {
    const brackets = this.brackets.at(-1)
    switch (name) {
      case 'm:d':
        this.brackets.push({ before: '(', after: ')', between: '|', opened: false })
        return null
      case 'm:begChr':
      case 'm:endChr':
      case 'm:sepChr':
        if (brackets) brackets[SIDES[name]] = value ?? ''
        return null
      case 'm:e': {
        if (above !== 'm:d' || !brackets) return null
        const sign = brackets.opened ? brackets.between : brackets.before
        brackets.opened = true
        return sign
      }
      case 'm:rad':
        return '√'
      case 'm:chr':
        return value ?? ''
      case 'm:sup':
        return '^'
      case 'm:sub':
        return '_'
      default:
        return null
    }
  }

  /** What it puts there where it ends. */
  close(name: string): string | null {
    if (name === 'm:num') return '/'
    return name === 'm:d' ? (this.brackets.pop()?.after ?? '') : null
  }
}
