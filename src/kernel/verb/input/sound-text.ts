import type { FieldProblem } from '../problem.ts'

/** Levels of nesting below which input is not followed. */
const DEPTH_LIMIT = 32

/**
 * The places of the input whose text no database column and no page can hold: NUL, other control characters
 * and lone surrogates. Asked once here, so that no verb has to.
 */
export function unsoundText(input: unknown): FieldProblem[] {
  const found: FieldProblem[] = []
  look(input, '', 0, found)
  return found
}

function look(value: unknown, path: string, depth: number, found: FieldProblem[]): void {
  if (found.length >= 20) return
  if (typeof value === 'string') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) || !value.isWellFormed()) {
      found.push({ path, message: '含有无法保存的字符，请删去后重新输入' })
    }
    return
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (depth >= DEPTH_LIMIT) {
    found.push({ path, message: '嵌套太深' })
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key
    if (!key.isWellFormed()) found.push({ path: '', message: '字段名含有无法保存的字符' })
    else look(inner, at, depth + 1, found)
  }
}
