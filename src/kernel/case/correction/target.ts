import { z } from 'zod'
import type { VerbContext } from '../../verb/index.ts'
import type { FormField } from '../form/form-field.ts'
import type { Procedure, Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseFile } from '../store/case-file.ts'

/** What is put right: a paper, something that was filled in, a line of a roster, or what the officer says in words. */
export type CorrectionSort = 'file' | 'field' | 'line' | 'text'

/** Something of a case that its applicant may be asked to put right (可以要求补正的内容). */
export interface CorrectionTarget {
  key: string
  sort: CorrectionSort
  title: string
  /** What is asked where the officer adds nothing. */
  ask: string
  /** How it stands, in words that both sides may read. */
  now?: string | null
  /** The form that answers it; without it a file or a sentence does. */
  input?: z.ZodType
  /** What its fields hold at first. */
  start?: Readonly<Record<string, unknown>>
  /** The page of the workbench on which it is put right, where no form and no paper can do it. */
  page?: string
  /** What was written, in words that both sides may read; the fields' own values otherwise. */
  inWords?(input: never): string
}

/** One thing that an officer asks for: something of the case by its key, one of its files, or words of his own. */
export const Asked = z.union([
  z.string().max(60),
  z.strictObject({
    key: z.string().max(60).optional(),
    title: z.string().trim().min(1).max(100).optional(),
    note: z.string().trim().max(200).optional(),
  }),
])
export type Asked = z.output<typeof Asked>

/** One thing that is asked, as it will be kept. */
export interface NewItem {
  key: string
  sort: CorrectionSort
  title: string
  ask: string
  before: string | null
  replaces: string | null
  /** It says no more than the procedure's own list does: a message may repeat it. */
  plain: boolean
}

/** Everything of this case that may be asked for: the step's own list, then what its form and its rows know. */
export async function targetsOf(
  ctx: VerbContext,
  procedure: Procedure,
  step: Step,
  file: CaseFile,
): Promise<CorrectionTarget[]> {
  const listed = (step.corrections ?? []).map(
    ({ code, text }): CorrectionTarget => ({ key: code, sort: 'file', title: text, ask: text }),
  )
  const known = (await procedure.correctable?.(ctx, file)) ?? []
  const keys = new Set(known.map(({ key }) => key))
  return [...listed.filter(({ key }) => !keys.has(key)), ...known]
}

const OF_FILE = /^file:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What was asked, checked against what may be asked for. Throws 400 where nothing is, or something that is not there. */
export function itemsAsked(targets: readonly CorrectionTarget[], asked: readonly Asked[]): NewItem[] {
  const items = asked.map((one, at) => itemOf(targets, typeof one === 'string' ? { key: one } : one, at))
  if (items.length === 0 || items.includes(null)) {
    throw refusals.correctionsMissing({
      fields: [{ path: 'corrections', message: '请从列表中选择，至少一项' }],
    })
  }
  return items as NewItem[]
}

function itemOf(
  targets: readonly CorrectionTarget[],
  { key, title, note }: { key?: string | undefined; title?: string | undefined; note?: string | undefined },
  at: number,
): NewItem | null {
  const said = note ? `：${note}` : ''
  const target = targets.find((one) => one.key === key)
  if (target)
    return {
      key: target.key,
      sort: target.sort,
      title: target.title,
      ask: `${target.ask}${said}`,
      before: target.now ?? null,
      replaces: null,
      plain: !note && target.sort !== 'line',
    }
  const replaces = OF_FILE.exec(key ?? '')?.[1]
  if (key && replaces && title)
    return {
      key,
      sort: 'file',
      title,
      ask: `重新上传“${title}”${said}`,
      before: title,
      replaces,
      plain: false,
    }
  if (key !== undefined || !note) return null
  return {
    key: `text.${at}`,
    sort: 'text',
    title: '其他',
    ask: note,
    before: null,
    replaces: null,
    plain: false,
  }
}

/** What was written into a form, in words: each field with its value. */
export function inWords(fields: readonly FormField[], input: Record<string, unknown>): string {
  const given = fields.filter(({ key }) => input[key] !== undefined && input[key] !== '')
  const words = given.map((field) => {
    const text = valueInWords(field, input[field.key])
    return fields.length === 1 ? text : `${field.title} ${text}`
  })
  return words.join('；').slice(0, 400)
}

function valueInWords(field: FormField, value: unknown): string {
  if (field.kind === 'choice')
    return field.choices.find((one) => one.value === String(value))?.text ?? String(value)
  if (field.kind === 'flag') return value ? '是' : '否'
  return String(value)
}
