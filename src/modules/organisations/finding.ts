import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { districtName } from '../../kernel/value/district.ts'
import { keptSound, soughtSound } from '../../kernel/value/text/sounds-like.ts'
import { allows, type Kernel, may } from '../../kernel/verb/index.ts'
import { KINDS } from './schema.ts'
import { namedSo, organisationRows } from './store.ts'

/** 单位, by any part of the name, by how it sounds (jgzp, jinguzhipei), or by the whole credit code. */
export const organisationFinding: Finding = {
  title: '单位',
  async find(ctx, sought) {
    if (sought.length < 2) return []
    const kept = allows(may('organisations.manage'), ctx.actor)
    const found = await organisationsNamed(ctx.db, sought, FOUND)
    return found.map(({ id, name, kinds, district }) => ({
      title: name,
      more: [kinds.map((kind) => KINDS[kind]).join('、'), districtName(ctx.city, district)].join('，'),
      ...(kept ? { work: `/organisations/${id}` as const } : {}),
      site: `/learn/providers/${id}` as const,
    }))
  },
}

/** Organisations by a part of the name or by how it sounds; so many, by name. */
export const organisationsNamed = (db: Db, sought: string, most: number) =>
  organisationRows(db, called(sought), most)

function called(sought: string) {
  const sound = soughtSound(sought)
  if (/^[0-9A-Z]{18}$/i.test(sought)) return sql`credit_code = ${sought.toUpperCase()}`
  return sound
    ? sql`(name_pairs(sound) @> name_pairs(${sound}) and position(${sound} in sound) > 0)`
    : namedSo(sought)
}

/** A name that came without its sound is given it: names of before, or entered by other means. */
export async function hearNames({ database: { db } }: Pick<Kernel, 'database'>, most = 500): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from organisation
    where sound is null order by id limit ${most}`.execute(db)
  if (rows.length === 0) return
  await sql`update organisation o set sound = heard.sound
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ name }) => keptSound(name))}::text[]) as heard (id, sound)
    where o.id = heard.id`.execute(db)
}
