import { z } from 'zod'

/** What no XML document may hold: it would not come back from an exchange as it went out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** A line of plain text as every system of questions keeps it: white space is one space, as in HTML. */
export const Line = (longest: number) =>
  z
    .string()
    .overwrite(inOneLine)
    .min(1, '请填写文字')
    .max(longest)
    .refine((text) => text.isWellFormed() && !UNWRITABLE.test(text), '文字里有不能保存的控制字符')

/** A name within a question, as QTI writes identifiers. */
export const Identifier = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, '编号以字母开头，只用字母、数字、_ . -')
