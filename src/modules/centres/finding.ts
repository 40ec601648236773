import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { districtName } from '../../kernel/value/district.ts'
import { allows, may } from '../../kernel/verb/index.ts'
import { centresNamed } from './store.ts'

/** 企业培训中心, by a part of its name; what is public, for everybody. */
export const centreFinding: Finding = {
  title: '企业培训中心',
  async find(ctx, sought) {
    if (sought.length < 2) return []
    const works = allows(may('centres.review'), ctx.actor) || allows(may('centres.recommend'), ctx.actor)
    return (await centresNamed(ctx.db, sought, FOUND)).map(({ id, name, district, capacity }) => ({
      title: name,
      more: `${districtName(ctx.city, district)}，同期培训 ${capacity} 人`,
      ...(works ? { work: `/centres/${id}` as const } : {}),
      site: `/centres/${id}` as const,
    }))
  },
}
