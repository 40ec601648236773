import type { Field } from '../../../workbench/kit/form/form-fields.ts'

/** Which days are online now. */
export interface Assigned {
  days: string[]
  lessons: number
}

/** The class whose first days are taught online, and how many of them. */
export const CLASS: Field = {
  key: 'class',
  title: '班次',
  kind: 'lookup',
  required: true,
  verb: '/training/my-classes',
  option: ({ id, number, occupation }: { id: string; number: string; occupation: string }) => ({
    value: id,
    text: `${occupation} ${number}`,
  }),
  hint: '输入职业或班次号查找',
}

/** So many of its first days. */
export const DAYS: Field = { key: 'days', title: '前几天在线上', kind: 'number', required: true, unit: '天' }
