import { z } from 'zod'

/** An amount of money, drawn in 元 and sent in 分. */
export const money = (title: string) =>
  z.number().int().positive('金额应大于零').max(1_000_000_000_000).meta({ title, kind: 'money' })
