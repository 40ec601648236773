import { z } from 'zod'

/** What an organisation says to what it was told (陈述申辩): facts and grounds, under the form's own title. */
export const hearing = (title: string) =>
  z.strictObject({
    text: z
      .string()
      .trim()
      .min(10, '请写清事实和理由，至少10个字')
      .max(1000, '最多1000个字')
      .meta({ title, kind: 'long-text' }),
  })
