import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { coursesNamed } from './course/store.ts'

/** 网课, by any part of the title. */
export const courseFinding: Finding = {
  title: '网课',
  async find(ctx, sought) {
    if (sought.length < 2) return []
    return (await coursesNamed(ctx.db, sought, FOUND)).map(({ id, title, source }) => ({
      title,
      more: source,
      site: `/learn/online/${id}` as const,
    }))
  },
}
